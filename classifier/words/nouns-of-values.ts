import { group } from './word-group.ts';

/** What a call brings along and takes away again. */
export const VALUES = group(
  `text, string, sentence, word, number, json, json object, object of json, html, html tag, xml, csv, array, whitespace, stop word, placeholder, character, accent, punctuation, emoji, yaml, markdown, query string, base64,
  list of number, dataframe, image, photo, picture, transparency, duplicate, integer, diacritic, ansi, escape sequence, code block, encoding, encoding issue, typo, spelling, grammar, spelling mistake`,
);

/** Where things are kept. */
export const PLACES = group(
  `document, doc, file, folder, page, sheet, spreadsheet, cell, slide, database, db, table, column, row, record, message, issue, note, editor, node, element, field, board, layer, canvas, product, store, gallery, album, library, disk, drive, repository,
  branch, collection, index, post, article, contact, entry, dataset, playlist, clip, timeline, workspace, project, server, bucket, media, container, docker, droplet, instance, vm, volume, cluster, registry`,
);
