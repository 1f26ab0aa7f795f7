/** One class for each rule of ArchitectureTest that breaks it, to show that the rule bites. */
package violations;
