package de.stadtrunde.organisation;

import java.util.UUID;

/** An entry of the directory. */
public record Organisation(UUID id, String name, Type type) {

  /** What kind of institution it is. */
  public enum Type {
    ADMINISTRATION,
    JOB_AGENCY,
    JOBCENTER,
    WELFARE,
    VOLUNTEERS,
    ADVISORY_COUNCIL,
    UNIVERSITY,
    CULTURE,
    MIGRANT_ORGANISATION,
    OTHER
  }
}
