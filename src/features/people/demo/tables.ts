/** The tables that made-up people fill, and the columns in the order their values come. Tables come before those that name their rows. */
export const peopleTables = {
  person: [
    ...['id', 'name', 'sex', 'born_on', 'died_on', 'phone', 'registered_street', 'registered_committee', 'residence_street'],
    ...[
      'residence_committee',
      'synthetic',
      'source',
      'revision',
      'known_at',
      'changed_at',
      'registered_since',
      'residence_since',
    ],
  ],
  token: ['token', 'person', 'weight'],
  identity: ['id', 'person', 'kind', 'sealed', 'key_id', 'blind', 'blind_key_id', 'masked', 'known_at'],
  address: [
    ...[
      'id',
      'person',
      'kind',
      'street',
      'committee',
      'line',
      'outside',
      'valid_from',
      'valid_to',
      'known_at',
      'source',
      'recorded_by',
    ],
  ],
  fact: ['id', 'person', 'name', 'value', 'valid_from', 'valid_to', 'known_at', 'source', 'recorded_by'],
  household: ['id', 'kind', 'street', 'committee', 'line', 'source', 'known_at'],
  household_member: ['id', 'household', 'person', 'role', 'valid_from', 'valid_to', 'known_at', 'source'],
  relationship: [
    ...[
      'id',
      'person',
      'other',
      'other_name',
      'other_phone',
      'kind',
      'may',
      'valid_from',
      'valid_to',
      'known_at',
      'source',
      'recorded_by',
    ],
  ],
  life_event: ['id', 'person', 'kind', 'happened_on', 'before', 'source', 'recorded_by', 'recorded_by_name', 'known_at'],
} satisfies Record<string, string[]>

export type PeopleTable = keyof typeof peopleTables
