import {
  address,
  creator,
  emails,
  flag,
  fullName,
  id,
  links,
  money,
  number,
  oneOf,
  phones,
  text,
  time,
} from '../field-types.ts';
import type { RecordObject } from './record-object.ts';

/** Who is sold to, and what. */
export const SALES: readonly RecordObject[] = [
  {
    singular: 'company',
    plural: 'companies',
    fields: {
      createdBy: creator,
      position: number,
      idealCustomerProfile: flag,
      address,
      annualRecurringRevenue: money,
      xLink: links,
      linkedinLink: links,
      employees: number,
      domainName: links,
      name: text,
      accountOwnerId: id,
    },
  },
  {
    singular: 'opportunity',
    plural: 'opportunities',
    fields: {
      name: text,
      amount: money,
      closeDate: time,
      stage: oneOf('NEW', 'SCREENING', 'MEETING', 'PROPOSAL', 'CUSTOMER'),
      position: number,
      createdBy: creator,
      pointOfContactId: id,
      companyId: id,
    },
  },
  {
    singular: 'person',
    plural: 'people',
    fields: {
      companyId: id,
      createdBy: creator,
      position: number,
      avatarUrl: text,
      city: text,
      phones,
      jobTitle: text,
      xLink: links,
      linkedinLink: links,
      emails,
      name: fullName,
    },
  },
];
