namespace Kooperation.Platform.Database;

/// <summary>No database could be had. The message is written for the person at the terminal: show it alone, without the stack trace.</summary>
public sealed class NoDatabaseException : Exception
{
    public NoDatabaseException(string message) : base(message)
    {
    }

    public NoDatabaseException(string message, Exception cause) : base(message, cause)
    {
    }

    internal static NoDatabaseException NothingFound(IEnumerable<string> tried) => new($"""
        No PostgreSQL could be found or started.
        {string.Join(Environment.NewLine, tried.Select(reason => $"  - {reason}"))}
        This helps:  {CommandThatHelps()}
        Or name a database of your own in the setting ConnectionStrings__Kooperation.
        """);

    internal static string CommandThatHelps()
    {
        if (OperatingSystem.IsWindows())
            return "winget install PostgreSQL.PostgreSQL.17";
        if (OperatingSystem.IsMacOS())
            return "brew install postgresql@17";
        var sudo = Environment.IsPrivilegedProcess ? "" : "sudo ";
        (string Tool, string Command)[] choices =
        [
            ("apt-get", "apt-get install -y postgresql"),
            ("dnf", "dnf install -y postgresql-server"),
            ("zypper", "zypper install -y postgresql-server"),
            ("pacman", "pacman -S --noconfirm postgresql"),
            ("apk", "apk add postgresql17"),
        ];
        return sudo + (choices.FirstOrDefault(choice => ProgramRun.OnPath(choice.Tool) is not null).Command ?? choices[0].Command);
    }
}
