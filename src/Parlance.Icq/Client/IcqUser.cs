namespace Parlance.Icq;

/// <summary>A user that a search has found.</summary>
/// <param name="Uin">UIN.</param>
/// <param name="Nick">Nick.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="NeedsConsent">The user wants to be asked before being listed.</param>
/// <param name="IsOnline">Whether the user is online; null when the server does not tell.</param>
public sealed record IcqUser(uint Uin, string Nick, string FirstName, string LastName, string Email, bool NeedsConsent, bool? IsOnline);

/// <summary>What a search has found.</summary>
/// <param name="Users">The users, at most forty with most servers.</param>
/// <param name="HasMore">There are more than the server tells.</param>
public sealed record IcqFound(IReadOnlyList<IcqUser> Users, bool HasMore);

/// <summary>Whom to look for in the white pages (version 5). What is empty or null does not matter.</summary>
public sealed record IcqWhitePages
{
    /// <summary>Nick.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>First name.</summary>
    public string FirstName { get; init; } = string.Empty;

    /// <summary>Last name.</summary>
    public string LastName { get; init; } = string.Empty;

    /// <summary>E-mail.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Least age in years; 0 for any.</summary>
    public ushort MinAge { get; init; }

    /// <summary>Greatest age in years; 0 for any.</summary>
    public ushort MaxAge { get; init; }

    /// <summary>Sex.</summary>
    public IcqSex Sex { get; init; }

    /// <summary>Code of a language; 0 for any.</summary>
    public byte Language { get; init; }

    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>State.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>Code of the country; 0 for any. See <see cref="IcqCountries"/>.</summary>
    public ushort Country { get; init; }

    /// <summary>Company.</summary>
    public string Company { get; init; } = string.Empty;

    /// <summary>Department.</summary>
    public string Department { get; init; } = string.Empty;

    /// <summary>Position.</summary>
    public string Position { get; init; } = string.Empty;

    /// <summary>Code of the occupation; 0 for any.</summary>
    public byte Occupation { get; init; }

    /// <summary>A past affiliation.</summary>
    public IcqKeyword? Past { get; init; }

    /// <summary>An interest.</summary>
    public IcqKeyword? Interest { get; init; }

    /// <summary>A present affiliation.</summary>
    public IcqKeyword? Present { get; init; }

    /// <summary>Only users who are online.</summary>
    public bool OnlyOnline { get; init; }
}

/// <summary>An interest, an affiliation, or what a home page is about.</summary>
/// <param name="Category">Code of the category.</param>
/// <param name="Words">Words.</param>
public sealed record IcqKeyword(ushort Category, string Words);

/// <summary>A user's sex.</summary>
public enum IcqSex
{
    /// <summary>Not told.</summary>
    NotTold = 0,

    /// <summary>Female.</summary>
    Female = 1,

    /// <summary>Male.</summary>
    Male = 2,
}
