namespace Kooperation.Dossiers;

/// <summary>How the page of a dossier looks: on a screen by day and by night, on paper, and on a telephone.</summary>
internal static class DossierStyle
{
    public static readonly string Text = Read();

    private static string Read()
    {
        using var file = new StreamReader(typeof(DossierStyle).Assembly.GetManifestResourceStream("dossier.css")!);
        return file.ReadToEnd().ReplaceLineEndings("\n"); // As a browser counts them for the digest.
    }
}
