// What Vitest's JSON report says of a run: how many passed, which failed, and which needed a second try.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @param {string} file where Vitest wrote it; a run that broke before that has passed nothing */
export function readTestReport(file) {
  try {
    return summarize(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
  }
}

function summarize({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(failuresOf),
    secondTries: testResults.flatMap((file) =>
      // Vitest 4 keeps the messages of the tries that failed before the one that passed.
      named(file, ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0),
    ),
  };
}

function failuresOf(file) {
  const failed = named(file, ({ status }) => status === 'failed');
  if (failed.length > 0) return failed;
  return file.message ? [`${relative('.', file.name)}: ${firstLine(file.message)}`] : [];
}

function named({ name, assertionResults }, isMeant) {
  return assertionResults
    .filter(isMeant)
    .map(
      ({ fullName, failureMessages }) =>
        `${relative('.', name)} > ${fullName}: ${firstLine(failureMessages[0] ?? '')}`,
    );
}

function firstLine(text) {
  return text.split('\n', 1)[0];
}
