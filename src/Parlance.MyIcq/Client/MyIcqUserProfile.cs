namespace Parlance.MyIcq;

/// <summary>What a user tells about themselves.</summary>
public sealed record MyIcqUserProfile
{
    /// <summary>Head icon, 0 to <see cref="MyIcqLimits.HighestFace"/>.</summary>
    public byte Face { get; init; }

    /// <summary>Nick; servers keep 16 bytes.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>Age in years; 0 when not told.</summary>
    public byte Age { get; init; }

    /// <summary>Gender.</summary>
    public MyIcqGender Gender { get; init; }

    /// <summary>Country.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>Province; servers keep 16 bytes.</summary>
    public string Province { get; init; } = string.Empty;

    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>E-mail.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Street.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Postal code.</summary>
    public string Zipcode { get; init; } = string.Empty;

    /// <summary>Telephone.</summary>
    public string Telephone { get; init; } = string.Empty;

    /// <summary>Real name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Blood type.</summary>
    public MyIcqBlood Blood { get; init; }

    /// <summary>School.</summary>
    public string College { get; init; } = string.Empty;

    /// <summary>Occupation.</summary>
    public string Occupation { get; init; } = string.Empty;

    /// <summary>Home page.</summary>
    public string Homepage { get; init; } = string.Empty;

    /// <summary>A word about oneself.</summary>
    public string Intro { get; init; } = string.Empty;

    /// <summary>Who may list the user; known of oneself only.</summary>
    public MyIcqAuthorisation Authorisation { get; init; }
}

/// <summary>A user's gender.</summary>
public enum MyIcqGender
{
    /// <summary>Not told.</summary>
    NotTold = 0,

    /// <summary>Male.</summary>
    Male = 1,

    /// <summary>Female.</summary>
    Female = 2,
}

/// <summary>A user's blood type.</summary>
public enum MyIcqBlood
{
    /// <summary>Not told.</summary>
    NotTold = 0,

    /// <summary>A.</summary>
    A = 1,

    /// <summary>B.</summary>
    B = 2,

    /// <summary>O.</summary>
    O = 3,

    /// <summary>AB.</summary>
    AB = 4,

    /// <summary>Another.</summary>
    Other = 5,
}
