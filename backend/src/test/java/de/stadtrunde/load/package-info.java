/**
 * Load programs: each measures the packaged jar in a process of its own, beside a reference on the
 * same PostgreSQL, and prints its figures. {@code mvn -Pload -Dload=SignUps} runs one.
 */
package de.stadtrunde.load;
