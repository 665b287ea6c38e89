-- Which keys the sealed data was written with: a start with another key file is refused before anything is read or written.
alter table platform.installation add column key_fingerprint text;
comment on column platform.installation.key_fingerprint is '密钥文件的指纹；密钥本身不在数据库中 / fingerprint of the key file; the keys themselves are never in the database';
