// What is typed to search settles for a moment before it goes into the address.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const TYPING_MS = 250;

interface SearchInputProps {
  readonly noun: string;
  readonly text: string;
  readonly onChange: (text: string | undefined) => void;
}

export function SearchInput({ noun, text: set, onChange }: SearchInputProps) {
  const [text, setText] = useState(set);
  const settle = useDebouncedCallback((next: string) => onChange(next || undefined), TYPING_MS);
  useEffect(() => setText(set), [set]);
  return (
    <TextInput
      type="search"
      aria-label={`Search ${noun}`}
      placeholder={`Search ${noun}`}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      w={{ base: '100%', xs: 240 }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}
