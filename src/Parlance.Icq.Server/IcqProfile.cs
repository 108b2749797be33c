using System.Globalization;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>A profile as ICQ spells it: opaque texts of the reader's code page, cut to what old clients take, and codes for countries.</summary>
internal sealed class IcqProfile(Profile profile, Codepage codepage)
{
    /// <summary>The word for an age or a country that is not set.</summary>
    public const ushort NotSet = 0xFFFF;

    /// <summary>The byte for a time zone that is not set: -100.</summary>
    public const byte NoTimeZone = 0x9C;

    private const int NickBytes = 20;
    private const int NameBytes = 64;
    private const int PhoneBytes = 30;
    private const int PageBytes = 127;
    private const int AboutBytes = 450;

    public string Nick => Text(profile.Nick, NickBytes);

    public string FirstName => Text(profile.FirstName, NameBytes);

    public string LastName => Text(profile.LastName, NameBytes);

    public string Email => Text(profile.Email, NameBytes);

    /// <summary>0: may be added only with consent; 1: by anyone.</summary>
    public byte Authorize => profile.Authorisation == Authorisation.Anyone ? (byte)1 : (byte)0;

    public string City => Text(profile.City, NameBytes);

    public ushort Country => IcqCountries.CodeOf(profile.Country);

    public byte TimeZone => (byte)Number("timezone", NoTimeZone);

    public string State => Text(profile.Province, NameBytes);

    public ushort Age => profile.Age == 0 ? NotSet : profile.Age;

    /// <summary>0 not told, 1 female, 2 male.</summary>
    public byte Sex => profile.Gender switch { Gender.Female => 1, Gender.Male => 2, _ => 0 };

    public string Phone => Text(profile.Telephone, PhoneBytes);

    public string HomePage => Text(profile.Homepage, PageBytes);

    public string About => codepage.Encode(profile.About.ReplaceLineEndings("\r\n"), AboutBytes);

    public string Address => Text(profile.Address, NameBytes);

    public string Zip => Text(profile.PostalCode, 10);

    public uint ZipNumber => uint.TryParse(profile.PostalCode, NumberStyles.None, CultureInfo.InvariantCulture, out var zip) ? zip : 0;

    /// <summary>A text that only ICQ asks for.</summary>
    public string Extra(string key, int max = NameBytes) => Text(profile.Extra(Key(key)), max);

    /// <summary>A number that only ICQ asks for.</summary>
    public uint Number(string key, uint otherwise = 0) =>
        uint.TryParse(profile.Extra(Key(key)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Categories and words that only ICQ asks for.</summary>
    public MetaKeyword[] Keywords(string key, int most) =>
    [
        .. profile.Extra(Key(key)).Split('\u001E', StringSplitOptions.RemoveEmptyEntries).Take(most).Select(entry =>
        {
            var cut = entry.IndexOf('\u001F', StringComparison.Ordinal);
            return new MetaKeyword(ushort.Parse(entry.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture), Text(entry[(cut + 1)..], NameBytes));
        }),
    ];

    /// <summary>The key of a field that only ICQ asks for.</summary>
    public static string Key(string name) => $"icq.{name}";

    /// <summary>A number as it is kept; empty when it says nothing.</summary>
    public static string Kept(uint number, uint nothing = 0) => number == nothing ? string.Empty : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Categories and words as they are kept.</summary>
    public static string Kept(IEnumerable<MetaKeyword> keywords, Codepage codepage) => string.Join(
        '\u001E',
        keywords.Where(k => k.Category != 0 || k.Words.Length > 0).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Category}\u001F{codepage.Decode(k.Words)}")));

    /// <summary>Sex as the domain knows it.</summary>
    public static Gender GenderOf(byte sex) => sex switch { 1 => Gender.Female, 2 => Gender.Male, _ => Gender.NotTold };

    /// <summary>An age as the domain knows it.</summary>
    public static byte AgeOf(ushort age) => age is NotSet or > 150 ? (byte)0 : (byte)age;

    private string Text(string text, int max) => codepage.Encode(text, max);
}
