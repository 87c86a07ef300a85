namespace Kooperation.Tests.Harness;

/// <summary>Where the repository lies, for tests that read its files.</summary>
public static class Repository
{
    public static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Kooperation.sln"))
            ? folder.FullName
            : Find(folder.Parent ?? throw new DirectoryNotFoundException("Kooperation.sln is in no folder above the tests"));
}
