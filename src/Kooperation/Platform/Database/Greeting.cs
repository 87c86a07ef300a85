using System.Security.Cryptography;

namespace Kooperation.Platform.Database;

/// <summary>
/// A word known to nobody but the data folder it lies in, renewed at every start: the server that can read it out is the server of this folder, and
/// not of a copy, and not a stranger on the same port.
/// </summary>
internal static class Greeting
{
    private const string Name = "greeting";

    /// <summary>As a server sees it from its cluster's folder.</summary>
    public const string SeenFromCluster = "../" + Name;

    public static string Renew(DataFolder folder)
    {
        var word = RandomNumberGenerator.GetHexString(32, lowercase: true);
        folder.WriteForServer(folder.In(Name), word);
        return word;
    }

    public static string? Beside(string cluster)
    {
        try
        {
            return File.ReadAllText(Path.GetFullPath(SeenFromCluster, cluster));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
