// Narrows a list of people to one department; nothing is asked where none is known.
import { Select } from '@mantine/core';

interface DepartmentFilterProps {
  readonly departments: readonly string[];
  readonly department: string | undefined;
  readonly onChange: (department: string | undefined) => void;
}

export function DepartmentFilter({ departments, department, onChange }: DepartmentFilterProps) {
  if (departments.length === 0) return null;
  return (
    <Select
      aria-label="Department"
      placeholder="Any department"
      clearable
      searchable
      w={190}
      data={[...departments]}
      value={department ?? null}
      onChange={(value) => onChange(value ?? undefined)}
    />
  );
}
