/** What a job of the quickstart is: its flow as data, and what a run of it can be asked. */
@NullMarked
package io.tributary.quickstart.job;

import org.jspecify.annotations.NullMarked;
