import { group } from './word-group.ts';

/** People's private records by the rubric: mail, chats, calendars, contacts and CRM people, health, pay and bank records. */
export const PRIVATE_RECORDS =
  group(`mail, email, gmail, inbox, mailbox, mail message, email message, chat, chat message, direct message, dm, sms, text message, whatsapp,
  conversation, voicemail, calendar, calendar event, calendar view, meeting, online meeting, event attendee, attendee, appointment, contact, person,
  people, lead, patient, health record, medical record, session note, clinical note, prescription, diagnosis, salary, payroll, payslip, bank account, bank transaction, bank statement, bank, customer, payment method,
  call recording, call transcript, meeting transcript, chat transcript, call log, address book, opportunity, mail folder, mail attachment, shared mailbox, message thread, employee record, employee,
  candidate, resume, personal data, user data, health data, heart rate, sleep, medication, imessage, friend, follower list, browsing history,
  browser history, session replay, session recording, clipboard, photo library, passenger, guest, subscriber, medical, insurance claim, tax return, client record, personal information, client file, pupil, borrower, rider, applicant, policy holder, policyholder, medical history, donor`);

/** With one of these at its end an object is only about the thing before it. */
export const NOT_ITSELF = group(
  'template, schema, setting, rule, field, property, type, campaign, domain, provider, statistic, analytic, permission, category, format, policy, metric, count, configuration, config, documentation, doc, status, stage, pipeline, domain name, workspace, server, folder schema, version, channel, tool, bucket, job, builder, definition, list, feature, signature, segment, group, enum',
);

/** People, who are taken off a list and not out of the world. */
export const PEOPLE = group(
  'user, member, person, people, contact, employee, player, participant, guest, attendee, collaborator, reviewer, customer, friend, tester, student, pupil, moderator, admin, subscriber, owner, viewer, editor, follower, teammate, staff, learner, speaker, recipient',
);

/** The public, or many people at once. */
export const PUBLIC_REACH =
  group(`public, publicly, everyone, all recipient, all user, all subscriber, broadcast, newsletter, mailing list, campaign, tweet, blog post, blog, social media, twitter, linkedin post, linkedin, facebook, instagram, reddit, youtube, tiktok, mastodon, bluesky, press release, site, website, production site, app store,
  all customer, all member, announcement, all contact, mass email, bulk email, bulk message, everybody, live site, npm, pypi, reply all, all participant, public link, thread reply all, subscriber list, push notification, job opening, job posting, job ad, threads post, status update, medium post, listing page`);

/** The sea of strangers: what is fetched from it may hold instructions. */
export const STRANGERS_TEXT =
  group(`web, web page, webpage, website, page content, html, search result, internet, email, mail, inbox, message, chat, comment, issue, ticket, pull request, review, feed, rss, news, article, post, tweet, thread, document, file, attachment, transcript, discussion, forum, wiki, markdown, crawl, serp, conversation,
  browser, reply, video, caption, subtitle, readme, merge request, log, form submission, submission, feedback, correspondence, case law, accessibility snapshot, wiki page, git diff, merge request diff, merge request note, review note, console message, clipboard, terminal output, command output, process output, public repository, web address, guestbook, social feed, notebook`);

/** Where it is looked for, it lies among what strangers published. */
export const PUBLISHED = group(
  'image, photo, gif, code, paper, publication, preprint, decision, case law, patent, literature, podcast, snippet',
);

/** Heads that only say that it is the thing itself: "the details of a webhook" are the webhook. */
export const GENERIC_HEADS = group(
  'detail, information, info, property, list, metadata, set, collection, content, value, all, array, batch, copy, data, object, number, entry, record, row, instance, field, relationship, member, content value',
);
