namespace Parlance.Icq;

/// <summary>What a user tells about themselves. Version 2 carries the first part; the rest needs version 5.</summary>
public sealed record IcqUserProfile
{
    /// <summary>UIN; not used when a profile is stored.</summary>
    public uint Uin { get; init; }

    /// <summary>Nick.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>First name.</summary>
    public string FirstName { get; init; } = string.Empty;

    /// <summary>Last name.</summary>
    public string LastName { get; init; } = string.Empty;

    /// <summary>E-mail.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>The user wants to be asked before being listed.</summary>
    public bool NeedsConsent { get; init; }

    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>State; version 2 keeps five bytes.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>Code of the country, mostly the telephone prefix; null when not told. See <see cref="IcqCountries"/>.</summary>
    public ushort? Country { get; init; }

    /// <summary>Time zone as the difference to GMT, east positive; null when not told.</summary>
    public TimeSpan? TimeZone { get; init; }

    /// <summary>Age in years; null when not told.</summary>
    public ushort? Age { get; init; }

    /// <summary>Sex.</summary>
    public IcqSex Sex { get; init; }

    /// <summary>Telephone.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Home page.</summary>
    public string HomePage { get; init; } = string.Empty;

    /// <summary>A word about oneself, at most 450 bytes.</summary>
    public string About { get; init; } = string.Empty;

    /// <summary>Second e-mail (version 5, like all below).</summary>
    public string Email2 { get; init; } = string.Empty;

    /// <summary>Third e-mail.</summary>
    public string Email3 { get; init; } = string.Empty;

    /// <summary>Fax.</summary>
    public string Fax { get; init; } = string.Empty;

    /// <summary>Street.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Mobile telephone.</summary>
    public string Cellular { get; init; } = string.Empty;

    /// <summary>Postal code.</summary>
    public string Zip { get; init; } = string.Empty;

    /// <summary>Day of birth; null when not told.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Codes of up to three languages.</summary>
    public IReadOnlyList<byte> Languages { get; init; } = [];

    /// <summary>Work.</summary>
    public IcqWork Work { get; init; } = new();

    /// <summary>Interests, at most four.</summary>
    public IReadOnlyList<IcqKeyword> Interests { get; init; } = [];

    /// <summary>Past affiliations, at most three.</summary>
    public IReadOnlyList<IcqKeyword> Past { get; init; } = [];

    /// <summary>Present affiliations, at most three.</summary>
    public IReadOnlyList<IcqKeyword> Present { get; init; } = [];
}

/// <summary>Where a user works.</summary>
public sealed record IcqWork
{
    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>State.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>Telephone.</summary>
    public string Phone { get; init; } = string.Empty;

    /// <summary>Fax.</summary>
    public string Fax { get; init; } = string.Empty;

    /// <summary>Street.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Postal code.</summary>
    public string Zip { get; init; } = string.Empty;

    /// <summary>Code of the country; null when not told.</summary>
    public ushort? Country { get; init; }

    /// <summary>Company.</summary>
    public string Company { get; init; } = string.Empty;

    /// <summary>Department.</summary>
    public string Department { get; init; } = string.Empty;

    /// <summary>Position.</summary>
    public string Position { get; init; } = string.Empty;

    /// <summary>Code of the occupation.</summary>
    public ushort Occupation { get; init; }

    /// <summary>Home page.</summary>
    public string HomePage { get; init; } = string.Empty;
}
