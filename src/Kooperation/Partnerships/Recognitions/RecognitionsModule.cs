namespace Kooperation.Partnerships.Recognitions;

public static class RecognitionsModule
{
    public static void MapRecognitions(this IEndpointRouteBuilder partnership)
    {
        partnership.MapGrantRecognition();
        partnership.MapRevokeRecognition();
    }
}
