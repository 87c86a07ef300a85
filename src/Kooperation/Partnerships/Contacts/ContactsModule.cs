namespace Kooperation.Partnerships.Contacts;

public static class ContactsModule
{
    public static void MapContacts(this IEndpointRouteBuilder partnership)
    {
        partnership.MapMakeContact();
        partnership.MapAssignContactPerson();
        partnership.MapReleaseContactPerson();
        partnership.MapHandOverContact();
    }
}
