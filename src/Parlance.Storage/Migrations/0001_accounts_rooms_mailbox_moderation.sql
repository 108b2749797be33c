-- Times are milliseconds since 1970 in UTC. There are no foreign keys: the server's memory is the truth,
-- the journal may write a room before the account that owns it, and a delete says itself what goes with it.

create table accounts (
  id integer primary key,
  handle text not null collate nocase unique,
  uin integer not null unique,
  created_at integer not null,
  verifiers text not null,
  role text not null,
  role_until integer,
  privileged_until integer,
  supporter integer not null,
  speed integer not null,
  uploads integer not null,
  files integer not null,
  folders integer not null,
  slots_full integer not null,
  last_seen_at integer
);

create table account_documents (
  account_id integer not null,
  key text not null,
  json text not null,
  primary key (account_id, key)
) without rowid;

create table rooms (
  name text primary key,
  is_private integer not null,
  owner_id integer
) without rowid;

create table room_members (
  room text not null,
  account_id integer not null,
  is_operator integer not null,
  primary key (room, account_id)
) without rowid;

create index room_members_by_account on room_members (account_id);

create table room_tickers (
  id integer primary key,
  room text not null,
  handle text not null collate nocase,
  text text not null,
  set_at integer not null,
  unique (room, handle)
);

create index room_tickers_by_handle on room_tickers (handle);

create table room_documents (
  room text not null,
  key text not null,
  json text not null,
  primary key (room, key)
) without rowid;

create table mailbox (
  id integer primary key,
  from_id integer not null,
  from_handle text not null,
  to_id integer not null,
  kind text not null,
  text text not null,
  sent_at integer not null,
  origin text not null,
  original blob
);

create index mailbox_by_receiver on mailbox (to_id, id);

-- Numbers that must never be given twice, reserved in blocks: the value is the highest that may have been given.
create table counters (
  name text primary key,
  value integer not null
) without rowid;

create table bans (
  kind text not null,
  subject text not null collate nocase,
  until integer,
  reason text not null,
  banned_by text not null,
  at integer not null,
  primary key (kind, subject)
) without rowid;

create table settings (
  key text primary key,
  value text not null
) without rowid;

create table audit (
  id integer primary key autoincrement,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null
);
