package io.clew.casework.workspace;

/** All that a case's members write down and bring while they work on it. */
public record Workspace(Notes notes, Tasks tasks, EvidenceBag evidence) {}
