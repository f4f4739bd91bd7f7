package io.gatehouse.realm;

/**
 * One row of {@code demo/people.csv}. Everything but the user name may be empty for an account without a person.
 *
 * @param displayName the Chinese name, empty for people who have none
 * @param manager user name of the manager; the realm stores the manager's employee number
 * @param employmentType EMPLOYEE or EXTERNAL
 */
public record Person(
        String username,
        String employeeNumber,
        String firstName,
        String lastName,
        String displayName,
        String manager,
        String department,
        String jobTitle,
        String workLocation,
        String timeZone,
        String employmentType,
        String startDate,
        String locale) {

    /** False for an account that is nobody's. */
    public boolean isPerson() {
        return !employeeNumber.isEmpty();
    }
}
