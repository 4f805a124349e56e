// The steps of connecting one vendor: what it asks for, the credentials, the test, and what it may do.
import { Alert, Checkbox, Group, Radio, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { createConnection, testNewConnection } from '#shared/api/connections.ts';
import type { ConnectorCard } from '#shared/api/connectors.ts';
import { READ_TASKS, type Task } from '#shared/domain/connections/task.ts';
import { sentenceOf } from '#web/api/problem.ts';
import { useChange } from '#web/api/queries.ts';
import type { Search } from '#web/app/search.ts';
import { later } from '#web/ui/later.tsx';
import { Card } from '#web/ui/page.tsx';
import { useReasons } from '#web/ui/use-reasons.ts';
import { TASK_WORDS } from '#web/ui/words.ts';
import { ApplicationChoice } from '../applications/application-choice.tsx';
import { TestOutcome } from './connection-test.tsx';
import { initialTyped, missingIn, type Typed, troublesIn, valuesOf } from './form-values.ts';
import { ScopeList } from './scope-list.tsx';
import { StepButtons } from './step-buttons.tsx';

const ConnectorFields = later(() => import('./connector-fields.tsx').then((file) => file.ConnectorFields));

interface StepsProps {
  readonly connector: ConnectorCard;
  readonly onLeave: () => void;
}

export function ConnectionSteps({ connector, onLeave }: StepsProps) {
  const { applicationId: given } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [step, setStep] = useState(connector.scopes.length === 0 ? 1 : 0);
  const [applicationId, setApplicationId] = useState(given ?? '');
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
  const credentials = chosen && { method: chosen.method, ...valuesOf(chosen.fields, secrets) };
  const body = { connector: connector.id, config: valuesOf(connector.config, config) };
  const missing = [
    ...(applicationId ? [] : ['Application']),
    ...(name.trim() ? [] : ['Name']),
    ...missingIn(connector.config, config),
    ...(chosen ? missingIn(chosen.fields, secrets) : []),
  ];
  const tryIt = () => {
    setStep(2);
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
        active={step}
        size="sm"
        orientation={narrow ? 'vertical' : 'horizontal'}
        onStepClick={(to) => to < step && setStep(to)}
      >
        <Stepper.Step label="What it asks for" />
        <Stepper.Step label="Credentials" />
        <Stepper.Step label="Test" />
        <Stepper.Step label="Tasks" />
      </Stepper>
      {step === 0 && (
        <Card
          title={`What ${connector.name} must allow, and why`}
          lead="Grant these at the vendor first. Nothing more is asked for, and nothing is written there."
          flush
        >
          <ScopeList scopes={connector.scopes} />
          <Prerequisites connector={connector} />
          <StepButtons back={onLeave} backName="Another vendor" next={() => setStep(1)} nextName="Continue" />
        </Card>
      )}
      {step === 1 && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            attempt(tryIt);
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
                change={(field, value) => setConfig((now) => ({ ...now, [field]: value }))}
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
                    change={(field, value) => setSecrets((now) => ({ ...now, [field]: value }))}
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
            back={() => (connector.scopes.length === 0 ? onLeave() : setStep(0))}
            backName="Back"
            nextName={connector.upload ? 'Continue' : 'Test the connection'}
            submit
            disabled={missing.length > 0}
            note={missing.length > 0 ? `Still needed: ${missing.join(', ')}` : wrong[0]}
          />
        </form>
      )}
      {step === 2 && (
        <Card title="Test">
          <TestOutcome result={test.data} error={test.error} pending={test.isPending} />
          <StepButtons
            back={() => setStep(1)}
            backName="Back to credentials"
            next={() => setStep(3)}
            nextName="Continue"
            disabled={!test.data?.ok}
          />
        </Card>
      )}
      {step === 3 && (
        <Card
          title="What it may do"
          lead="Only reads. Acting at the vendor is switched on later, one by one, by an administrator."
        >
          <Checkbox.Group
            value={[...tasks]}
            onChange={(value) => setTasks(value as Task[])}
            aria-label="Tasks"
          >
            <Stack gap="sm">
              {readable.map((task) => (
                <Checkbox
                  key={task}
                  value={task}
                  label={TASK_WORDS[task].name}
                  description={TASK_WORDS[task].does}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {create.error && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} mt="md" role="alert">
              {sentenceOf(create.error)}
            </Alert>
          )}
          <StepButtons
            back={() => setStep(2)}
            backName="Back"
            next={connect}
            nextName={connector.upload ? 'Create and upload a file' : 'Connect and read now'}
            busy={create.isPending}
          />
        </Card>
      )}
    </Stack>
  );
}

function Prerequisites({ connector }: { readonly connector: ConnectorCard }) {
  const needs = [...new Set(connector.offers.flatMap(({ prerequisite }) => prerequisite ?? []))];
  if (needs.length === 0 && !connector.activity) return null;
  return (
    <Text fz="sm" c="dimmed" px="md" pt="sm">
      {needs.length > 0 && `Needs: ${needs.join('; ')}. `}
      {connector.activity &&
        `Somebody is active by their ${connector.activity.means}${
          connector.activity.lagDays > 0 ? `, told ${connector.activity.lagDays} days late` : ''
        }. `}
      {!connector.upload && `It is read every ${connector.intervalHours} hours.`}
    </Text>
  );
}
