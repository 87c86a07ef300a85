using Kooperation.Domain.Language;
using Kooperation.Domain.Partnerships;
using Kooperation.Domain.Steps;
using Kooperation.Domain.Time;

namespace Kooperation.Partnerships.Contacts;

/// <summary>Who answers for a partnership on the municipality's side, and when.</summary>
internal static class ContactPersonRules
{
    public static bool Answers(Guid person, PartialDate on, Partnership partnership) =>
        partnership.CourseOf(person).Before(on) is { } last && !IsLeaving(last, person);

    public static Refusal? RefusesToLeave(Guid person, PartialDate leftOn, Partnership partnership)
    {
        if (!Answers(person, leftOn, partnership))
        {
            return Refusal.Of(
                "contact-person-not-assigned",
                "This person did not answer for the partnership then.",
                "Diese Person war zu dieser Zeit nicht Ansprechperson der Partnerschaft.");
        }

        return partnership.CourseOf(person).After(leftOn) is { } next && IsLeaving(next, person)
            ? Refusal.Of(
                "contact-person-left",
                $"This person left {next.OccurredOn.On().English} already.",
                $"Diese Person ist schon {next.OccurredOn.On().German} ausgeschieden.")
            : null;
    }

    private static bool IsLeaving(Mark mark, Guid person) => !mark.Is<ContactPersonAssigned>() && mark.Then != person;
}
