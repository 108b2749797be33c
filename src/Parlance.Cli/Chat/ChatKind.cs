namespace Parlance.Cli.Chat;

/// <summary>What a line tells.</summary>
internal enum ChatKind
{
    /// <summary>Somebody said something in a room.</summary>
    Said,

    /// <summary>Somebody did something in a room.</summary>
    Emoted,

    /// <summary>Somebody wrote to this user alone.</summary>
    Private,

    /// <summary>Somebody came, went, or changed their state.</summary>
    Presence,

    /// <summary>Something to know.</summary>
    Notice,

    /// <summary>Something went wrong.</summary>
    Problem,
}
