/** The tables that made-up facilities fill, and the columns in the order their values come; organizations belong to no district. */
export const placesTables = {
  organization: ['id', 'code', 'name', 'kind', 'phone', 'synthetic', 'source', 'known_at'],
  facility: [
    ...[
      'id',
      'organization',
      'type',
      'name',
      'street',
      'committee',
      'address',
      'lon',
      'lat',
      'phone',
      'opened_on',
      'closed_on',
      'closed_why',
    ],
    ...['about', 'synthetic', 'source', 'revision', 'known_at'],
  ],
  operation: ['id', 'facility', 'valid_from', 'valid_to', 'why', 'known_at', 'recorded_by'],
  attribute: ['id', 'facility', 'name', 'value', 'valid_from', 'valid_to', 'known_at', 'source', 'recorded_by'],
  bed: ['id', 'facility', 'label', 'room', 'floor', 'known_at'],
  bed_period: [
    ...['id', 'bed', 'facility', 'nursing', 'dementia', 'basic', 'valid_from', 'valid_to', 'known_at', 'source', 'recorded_by'],
  ],
  nursery_class: [
    ...['id', 'facility', 'name', 'kind', 'places', 'inclusive', 'valid_from', 'valid_to', 'known_at', 'source', 'recorded_by'],
  ],
  opening: ['id', 'facility', 'weekday', 'opens', 'closes', 'valid_from', 'known_at'],
  fee: ['id', 'facility', 'item', 'fen', 'up_to_fen', 'per', 'note', 'valid_from', 'known_at', 'source'],
  contract: ['id', 'facility', 'kind', 'partner', 'mode', 'starts_on', 'ends_on', 'known_at', 'source', 'recorded_by'],
  designation: [
    ...['id', 'kind', 'facility', 'area', 'name', 'level', 'given_on', 'expires_on', 'document', 'known_at', 'recorded_by'],
  ],
  occupancy: ['id', 'facility', 'kind', 'on_day', 'taken', 'known_at', 'recorded_by'],
} satisfies Record<string, string[]>

export type PlacesTable = keyof typeof placesTables
