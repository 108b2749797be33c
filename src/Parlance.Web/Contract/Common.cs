namespace Parlance.Web.Contract;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">What to ask for as <c>after</c> to get the next page; null when this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What a caller may do.</summary>
public enum Standing
{
    /// <summary>Nobody known: only what anybody may see.</summary>
    Nobody,

    /// <summary>Chats under a name of the day.</summary>
    Guest,

    /// <summary>Has an account.</summary>
    Member,

    /// <summary>Kicks and mutes.</summary>
    Moderator,

    /// <summary>Everything but make administrators.</summary>
    Admin,

    /// <summary>Everything.</summary>
    Owner,
}
