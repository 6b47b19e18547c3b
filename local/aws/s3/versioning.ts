import { elementText, readXml } from '../xml.ts';
import { readDocument } from './document.ts';
import { malformedXml, notImplemented } from './errors.ts';
import { empty, type S3Operation, xml } from './request.ts';

/** Whether a bucket keeps versions. */
export const versioningOperations: Readonly<Record<string, S3Operation>> = {
  GetBucketVersioning({ request, store }) {
    const { versioning } = store.bucket(request.bucket).facts.value;
    return xml('VersioningConfiguration', { Status: versioning });
  },
  async PutBucketVersioning({ request, store }) {
    const { facts } = store.bucket(request.bucket);
    const document = readXml(await readDocument(request), 'VersioningConfiguration');
    const status = document && elementText(document, 'Status');
    if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
    if (elementText(document ?? {}, 'MfaDelete') === 'Enabled')
      throw notImplemented('MfaDelete of S3.PutBucketVersioning');
    facts.value.versioning = status;
    await facts.save();
    return empty();
  },
};
