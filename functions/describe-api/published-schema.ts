import { submissionSchemaPath, submissionVersion } from '../../shared/domain/funding/snapshot.ts';
import { submissionSchema } from '../../shared/domain/funding/submission.ts';
import { describedSchema } from './described-schema.ts';
import { submissionDescriptions } from './submission-descriptions.ts';

/**
 * The published JSON Schema of an application. Whatever a client could send yesterday and cannot send today, or the other way round, is
 * another version: a test keeps a hash of the schema and says what to do.
 * @param siteUrl no trailing slash
 */
export const publishedSubmissionSchema = (siteUrl: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${siteUrl}${submissionSchemaPath}`,
  title: 'Application for funding of an integration project',
  'x-schema-version': submissionVersion,
  description:
    'What POST /api/applications takes. Amounts are integer cents of euro. What depends on the round (limits, dates, required papers) and what no schema can say (sums that are equal) is checked when the application arrives; every mistake is answered at once.',
  ...describedSchema(submissionSchema, submissionDescriptions()),
});
