// The steps of connecting one vendor: what it asks for, the credentials, the test, and what it may do.
import { Group, Radio, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createConnection, testNewConnection } from '#shared/api/connections.ts';
import type { ConnectorCard } from '#shared/api/connectors.ts';
import { READ_TASKS, type Task } from '#shared/domain/connections/task.ts';
import { useChange } from '#web/api/queries.ts';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { goOnAt, useReasons } from '#web/ui/use-reasons.ts';
import { isChanged, useUnsaved } from '#web/ui/use-unsaved.tsx';
import { ApplicationChoice } from '../applications/application-choice.tsx';
import { TestOutcome } from './connection-test.tsx';
import { initialTyped, missingIn, type Typed, troublesIn, valuesOf } from './form-values.ts';
import { ScopesStep } from './scopes-step.tsx';
import { StepButtons } from './step-buttons.tsx';
import { TasksStep } from './tasks-step.tsx';
import { staysInWizard, stepAt, useWizard, WIZARD_STEPS } from './wizard-steps.ts';

const ConnectorFields = later(() => import('./connector-fields.tsx').then((file) => file.ConnectorFields));

interface StepsProps {
  readonly connector: ConnectorCard;
}

export function ConnectionSteps({ connector }: StepsProps) {
  const { search, goTo, choose } = useWizard();
  const given = search.applicationId ?? '';
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [applicationId, setApplicationId] = useState(given);
  const [name, setName] = useState(connector.name);
  const [config, setConfig] = useState<Typed>(initialTyped(connector.config));
  const [method, setMethod] = useState(connector.credentials[0]?.method);
  const chosen = connector.credentials.find((one) => one.method === method);
  const [secrets, setSecrets] = useState<Typed>({});
  const offered = connector.offers.map(({ task }) => task);
  const readable = offered.filter((task) => READ_TASKS.some((read) => read === task));
  const [tasks, setTasks] = useState<readonly Task[]>(readable);
  const test = useChange(testNewConnection);
  const create = useChange(createConnection, {
    onDone: ({ id, upload }) =>
      navigate(
        upload ? { to: '/import', search: { connectionId: id } } : { to: '/connections/$id', params: { id } },
      ),
  });
  const hasScopes = connector.scopes.length > 0;
  const step = stepAt(search.step, { hasScopes, isTested: !test.isIdle, isGood: test.data?.ok === true });
  const isTyped =
    applicationId !== given ||
    name !== connector.name ||
    Object.values(secrets).some((value) => value !== '') ||
    tasks.length !== readable.length ||
    isChanged(initialTyped(connector.config), config);
  const unsaved = useUnsaved(isTyped && !create.isPending, staysInWizard);
  /** What was tested is no longer what would be kept. */
  const forgetTest = () => !test.isPending && test.reset();
  const credentials = chosen && { method: chosen.method, ...valuesOf(chosen.fields, secrets) };
  const body = { connector: connector.id, config: valuesOf(connector.config, config) };
  const missing = [
    ...(applicationId ? [] : ['Application']),
    ...(name.trim() ? [] : ['Name']),
    ...missingIn(connector.config, config),
    ...(chosen ? missingIn(chosen.fields, secrets) : []),
  ];
  const tryIt = () => {
    goTo('test');
    test.mutate({ body: { ...body, credentials: credentials ?? {} } });
  };
  const connect = () =>
    create.mutate({
      body: { ...body, name, applicationId, tasks: [...tasks], ...(credentials && { credentials }) },
    });
  const troubles = {
    ...troublesIn(connector.config, config),
    ...(chosen && troublesIn(chosen.fields, secrets)),
  };
  const { reasons, attempt } = useReasons(test.error ?? create.error, troubles);
  const wrong = [...connector.config, ...(chosen?.fields ?? [])].flatMap(({ name: field, label }) =>
    troubles[field] !== undefined && reasons[field] !== undefined ? [`${label}: ${troubles[field]}`] : [],
  );
  return (
    <Stack>
      <Stepper
        active={WIZARD_STEPS.indexOf(step)}
        size="sm"
        orientation={narrow ? 'vertical' : 'horizontal'}
        onStepClick={(to) => {
          const named = WIZARD_STEPS[to];
          if (named && to < WIZARD_STEPS.indexOf(step)) goTo(named);
        }}
      >
        <Stepper.Step label="What it asks for" />
        <Stepper.Step label="Credentials" />
        <Stepper.Step label="Test" />
        <Stepper.Step label="Tasks" />
      </Stepper>
      {step === 'scopes' && (
        <ScopesStep
          connector={connector}
          onBack={() => choose(undefined)}
          onNext={() => goTo('credentials')}
        />
      )}
      {step === 'credentials' && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            attempt(tryIt);
            goOnAt(event.currentTarget);
          }}
        >
          <Card title={connector.upload ? 'Where it belongs' : 'Where it belongs and how to sign in'}>
            <Stack gap="sm">
              <ApplicationChoice
                value={applicationId}
                onChange={setApplicationId}
                suggestion={{ name: connector.upload ? '' : connector.name, category: connector.category }}
              />
              <TextInput
                label="Name of the connection"
                description="Tells it apart from others of the same vendor"
                required
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <ConnectorFields
                fields={connector.config}
                typed={config}
                reasons={reasons}
                change={(field, value) => {
                  forgetTest();
                  setConfig((now) => ({ ...now, [field]: value }));
                }}
              />
              {connector.credentials.length > 1 && (
                <Radio.Group label="Way to sign in" value={method ?? ''} onChange={setMethod}>
                  <Group mt={6}>
                    {connector.credentials.map((one) => (
                      <Radio key={one.method} value={one.method} label={one.label} />
                    ))}
                  </Group>
                </Radio.Group>
              )}
              {chosen && (
                <>
                  <ConnectorFields
                    fields={chosen.fields}
                    typed={secrets}
                    reasons={reasons}
                    change={(field, value) => {
                      forgetTest();
                      setSecrets((now) => ({ ...now, [field]: value }));
                    }}
                  />
                  <Text fz="xs" c="dimmed">
                    Credentials are kept encrypted in the parameter store of your own account. They are never
                    shown again, logged or sent anywhere but to the vendor.
                  </Text>
                </>
              )}
            </Stack>
          </Card>
          <StepButtons
            back={() => (hasScopes ? goTo('scopes') : choose(undefined))}
            backName="Back"
            nextName={connector.upload ? 'Continue' : 'Test the connection'}
            submit
            disabled={missing.length > 0}
            note={missing.length > 0 ? `Still needed: ${missing.join(', ')}` : wrong[0]}
          />
        </form>
      )}
      {step === 'test' && (
        <Card title="Test">
          <TestOutcome result={test.data} error={test.error} pending={test.isPending} />
          <StepButtons
            back={() => goTo('credentials')}
            backName="Back to credentials"
            next={() => goTo('tasks')}
            nextName="Continue"
            disabled={!test.data?.ok}
          />
        </Card>
      )}
      {step === 'tasks' && (
        <TasksStep
          offered={readable}
          chosen={tasks}
          onChoose={setTasks}
          error={create.error}
          busy={create.isPending}
          nextName={connector.upload ? 'Create and upload a file' : 'Connect and read now'}
          onBack={() => goTo('test')}
          onNext={connect}
        />
      )}
      {unsaved.question}
    </Stack>
  );
}
