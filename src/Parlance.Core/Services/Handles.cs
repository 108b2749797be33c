using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Parlance.Core.Services;

/// <summary>What may be a handle, and when two handles are the same.</summary>
public static class Handles
{
    /// <summary>Most bytes a handle may have: what the strictest network allows.</summary>
    public const int MaxBytes = 30;

    /// <summary>What stands behind the name of a guest on other networks than the guest's own, and so behind no handle.</summary>
    public const string GuestMark = "(guest)";

    /// <summary>The name the server itself speaks under.</summary>
    public const string Server = "server";

    private static readonly FrozenDictionary<char, char> LookAlikes = Pairs(
        ("01I|_", "Olll "),
        ("\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408", "ABEKMHOPCTYXSlJ"),
        ("\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04BB\u0501\u051B\u051D", "aeopcyxsijhdqw"),
        ("\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7", "ABEZHlKMNOPTYX"),
        ("\u03B1\u03B9\u03BA\u03BD\u03BF\u03C1\u03C5\u03C7", "aikvopux"),
        ("\u0131\u0251\u0261\u04C0\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u00B4\u0060\u00D8\u00F8", "iagl-----''''Oo"));

    /// <summary>The key under which a handle is unique: compatibility form, case folded.</summary>
    public static string Key(string handle) => Whole(handle).Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>
    /// What a name looks like: names with equal looks cannot be told apart by eye. Compatibility form without marks and invisible signs; Cyrillic and Greek letters
    /// that look Latin are, zero is an O, one, capital I and bar are an l, an underscore is a space.
    /// </summary>
    public static string Look(string name)
    {
        var look = new StringBuilder(name.Length);
        foreach (var rune in Whole(name).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control))
            {
                // Wide forms by hand: the compatibility form needs tables that not every system has.
                var letter = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
                look.Append(letter.IsBmp && LookAlikes.TryGetValue((char)letter.Value, out var latin) ? latin.ToString() : letter.ToString());
            }
        }

        return look.ToString().Trim();
    }

    /// <summary>What is wrong with a handle; <see cref="HandleFault.None"/> when it is one.</summary>
    public static HandleFault Check(string handle) =>
        handle.Length == 0 ? HandleFault.Empty
        : Encoding.UTF8.GetByteCount(handle) > MaxBytes ? HandleFault.TooLong
        : handle.Any(c => c is < ' ' or > '~') ? HandleFault.InvalidCharacters
        : handle[0] == ' ' || handle[^1] == ' ' ? HandleFault.OuterSpaces
        : string.Equals(handle, Server, StringComparison.OrdinalIgnoreCase) ? HandleFault.ServerName
        : handle.EndsWith(GuestMark, StringComparison.OrdinalIgnoreCase) ? HandleFault.GuestMark
        : HandleFault.None;

    /// <summary>Halves of characters, which nothing can be made of, become U+FFFD.</summary>
    private static string Whole(string name) => name.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? string.Concat(name.EnumerateRunes()) : name;

    private static FrozenDictionary<char, char> Pairs(params (string From, string To)[] rows) =>
        rows.SelectMany(row => row.From.Zip(row.To, KeyValuePair.Create)).ToFrozenDictionary();

    /// <summary>A handle of digits only is a UIN and belongs to the account with that number.</summary>
    public static bool IsNumber(string handle, out uint uin) =>
        uint.TryParse(handle, NumberStyles.None, CultureInfo.InvariantCulture, out uin);
}

/// <summary>What is wrong with a handle.</summary>
public enum HandleFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Empty.</summary>
    Empty,

    /// <summary>More than <see cref="Handles.MaxBytes"/> bytes.</summary>
    TooLong,

    /// <summary>Characters other than printable ASCII.</summary>
    InvalidCharacters,

    /// <summary>A space in front or at the end.</summary>
    OuterSpaces,

    /// <summary>The server's own name.</summary>
    ServerName,

    /// <summary>Ends with <see cref="Handles.GuestMark"/>.</summary>
    GuestMark,
}
