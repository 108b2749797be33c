using System.Globalization;

namespace Parlance.Icq;

/// <summary>The bodies that are fields joined by byte 0xFE.</summary>
/// <remarks>
/// mICQ crashes on a body with too few fields, and icqlib ignores one with too many; so a server mends every body with <see cref="Mend"/>
/// before it hands it on. Texts here are opaque: one character for one byte.
/// </remarks>
public static class IcqBody
{
    /// <summary>The byte between two fields. In texts of no fields it is an ordinary letter.</summary>
    public const char Separator = '\u00FE';

    /// <summary>How many fields a body of a type has; 0 for a type that has none, and for contacts, whose number varies.</summary>
    public static int Fields(ushort type) => IcqMessageType.Base(type) switch
    {
        IcqMessageType.Url => 2,
        IcqMessageType.Added => 5,
        IcqMessageType.AuthorizationRequest or IcqMessageType.WebPager or IcqMessageType.EmailPager => 6,
        _ => 0,
    };

    /// <summary>Gives a body exactly the fields of its type: missing ones are empty, surplus ones become part of the last.</summary>
    /// <param name="type">See <see cref="IcqMessageType"/>.</param>
    /// <param name="body">The body as it came.</param>
    /// <returns>The same text when nothing was wrong with it.</returns>
    public static string Mend(ushort type, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (IcqMessageType.Base(type) == IcqMessageType.Contacts)
        {
            return MendContacts(body);
        }

        var wanted = Fields(type);
        var found = Count(body);
        return wanted == 0 || found == wanted - 1 ? body
            : found < wanted ? body + new string(Separator, wanted - 1 - found)
            : IcqMessageType.Base(type) == IcqMessageType.Url ? MendUrl(body)
            : Join(body.Split(Separator, wanted), wanted - 1);
    }

    /// <summary>Joins fields; a separator inside a field becomes a space.</summary>
    public static string Join(params ReadOnlySpan<string> fields)
    {
        var clean = new string[fields.Length];
        for (var i = 0; i < clean.Length; i++)
        {
            clean[i] = fields[i].Replace(Separator, ' ');
        }

        return string.Join(Separator, clean);
    }

    /// <summary>Splits a body into exactly the fields of its type.</summary>
    public static string[] Split(ushort type, string body) => Mend(type, body).Split(Separator);

    /// <summary>The body of a message that points to a page.</summary>
    public static string Link(string description, string address) => Join(description, address);

    /// <summary>The body of a request for consent.</summary>
    public static string AuthorizationRequest(string nick, string first, string last, string email, bool asksConsentToo, string reason) =>
        Join(nick, first, last, email, asksConsentToo ? "1" : "0", reason);

    /// <summary>The body that tells that somebody was added.</summary>
    /// <param name="nick">Nick of the sender.</param>
    /// <param name="first">First name of the sender.</param>
    /// <param name="last">Last name of the sender.</param>
    /// <param name="email">E-mail of the sender.</param>
    /// <param name="anyoneMayAdd">The sender lets anybody add him.</param>
    public static string Added(string nick, string first, string last, string email, bool anyoneMayAdd) =>
        Join(nick, first, last, email, anyoneMayAdd ? "1" : "0");

    /// <summary>The body of a web or e-mail pager.</summary>
    public static string Pager(string name, string email, string text) => Join(name, string.Empty, string.Empty, email, "3", text);

    /// <summary>The body of contacts.</summary>
    public static string Contacts(IReadOnlyCollection<KeyValuePair<uint, string>> contacts)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var fields = contacts.SelectMany(contact => (string[])[contact.Key.ToString(CultureInfo.InvariantCulture), contact.Value]);
        return Join([contacts.Count.ToString(CultureInfo.InvariantCulture), .. fields]) + Separator;
    }

    /// <summary>The contacts in a body; pairs without a UIN are left out.</summary>
    public static IReadOnlyList<KeyValuePair<uint, string>> ReadContacts(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var fields = body.Split(Separator);
        var contacts = new List<KeyValuePair<uint, string>>();
        for (var i = 1; i + 1 < fields.Length; i += 2)
        {
            if (uint.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out var uin))
            {
                contacts.Add(new(uin, fields[i + 1]));
            }
        }

        return contacts;
    }

    private static int Count(string body) => body.AsSpan().Count(Separator);

    /// <summary>The address is the last field: in code page 1251 the separator is also a letter, which the description may hold.</summary>
    private static string MendUrl(string body)
    {
        var last = body.LastIndexOf(Separator);
        return Join(body[..last], body[(last + 1)..]);
    }

    private static string Join(string[] fields, int last)
    {
        fields[last] = fields[last].Replace(Separator, ' ');
        return string.Join(Separator, fields);
    }

    private static string MendContacts(string body)
    {
        var first = body.IndexOf(Separator, StringComparison.Ordinal);
        var isWhole = first > 0
            && uint.TryParse(body.AsSpan(0, first), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && Count(body) == (2 * (long)count) + 1 && body[^1] == Separator;
        return isWhole ? body : Contacts([.. ReadContacts(body)]);
    }
}
