/** First start, restart without the jar, restored backups, administrators made on the command line: docs/operations/rescue.md. */
package io.gatehouse.extension.rescue;
