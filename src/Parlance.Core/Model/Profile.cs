using System.Text.Json.Serialization;

namespace Parlance.Core.Model;

/// <summary>What people tell about themselves. Texts are Unicode; networks convert at their edge.</summary>
public sealed record Profile
{
    /// <summary>A profile that says nothing.</summary>
    public static Profile Empty { get; } = new();

    /// <summary>What they want to be called; empty for none.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>First name; networks with one field for the whole name put its first word here.</summary>
    public string FirstName { get; init; } = string.Empty;

    /// <summary>Last name.</summary>
    public string LastName { get; init; } = string.Empty;

    /// <summary>E-mail address.</summary>
    public string Email { get; init; } = string.Empty;

    /// <summary>Age in years; 0 when not told.</summary>
    public byte Age { get; init; }

    /// <summary>Gender.</summary>
    public Gender Gender { get; init; }

    /// <summary>Country, in words.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>State or province.</summary>
    public string Province { get; init; } = string.Empty;

    /// <summary>City.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>Street.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>Postal code.</summary>
    public string PostalCode { get; init; } = string.Empty;

    /// <summary>Telephone number.</summary>
    public string Telephone { get; init; } = string.Empty;

    /// <summary>School.</summary>
    public string School { get; init; } = string.Empty;

    /// <summary>Occupation.</summary>
    public string Occupation { get; init; } = string.Empty;

    /// <summary>Home page.</summary>
    public string Homepage { get; init; } = string.Empty;

    /// <summary>A word about oneself.</summary>
    public string About { get; init; } = string.Empty;

    /// <summary>Who may put the account on a contact list.</summary>
    public Authorisation Authorisation { get; init; }

    /// <summary>The code pages there are, by name.</summary>
    public static IReadOnlyList<string> Codepages { get; } = ["cp1252", "cp1251", "koi8-r", "gbk", "shift-jis"];

    /// <summary>Name of the code page its old clients write in; empty for the usual one of each network.</summary>
    public string Codepage { get; init; } = string.Empty;

    /// <summary>What only one network asks for, by the network's name, a dot and the field's name.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    /// <summary>First and last name in one.</summary>
    [JsonIgnore]
    public string FullName => LastName.Length == 0 ? FirstName : $"{FirstName} {LastName}";

    /// <summary>The same profile with a name that came in one field: <see cref="FullName"/> gives it back unchanged.</summary>
    public Profile WithFullName(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 || space == name.Length - 1
            ? this with { FirstName = name, LastName = string.Empty }
            : this with { FirstName = name[..space], LastName = name[(space + 1)..] };
    }

    /// <summary>A field only one network asks for; empty when it was not told.</summary>
    public string Extra(string key) => More.GetValueOrDefault(key, string.Empty);

    /// <summary>The same profile with fields only one network asks for; an empty one is taken out.</summary>
    public Profile WithExtras(params ReadOnlySpan<(string Key, string Value)> extras)
    {
        var more = new Dictionary<string, string>(More);
        foreach (var (key, value) in extras)
        {
            more[key] = value;
            if (value.Length == 0)
            {
                more.Remove(key);
            }
        }

        return this with { More = more };
    }
}

/// <summary>Gender, as far as told.</summary>
public enum Gender
{
    /// <summary>Not told.</summary>
    NotTold,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>Who may put an account on a contact list.</summary>
public enum Authorisation
{
    /// <summary>Anyone.</summary>
    Anyone,

    /// <summary>Those who asked and were accepted.</summary>
    Ask,

    /// <summary>Nobody.</summary>
    Nobody,
}
