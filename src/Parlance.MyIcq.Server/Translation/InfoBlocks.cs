using System.Globalization;
using Parlance.Core.Model;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq.Server.Translation;

/// <summary>The info block of 17 fields and the profile it stands for.</summary>
internal static class InfoBlocks
{
    public const string Face = "myicq.face";
    public const string Blood = "myicq.blood";

    /// <summary>Fields of 1 byte and lengths and NULs of 13 texts.</summary>
    private const int Fixed = 4 + (13 * 3);

    /// <summary>What else stands in a packet beside a block: a number, and a domain or who may add.</summary>
    private const int Beside = 8;

    /// <summary>A profile as clients read it, in a code page, cut so that it fits in one packet.</summary>
    public static InfoBlock From(Profile profile, Codepage page)
    {
        var left = MyIcqLimits.Payload - Fixed - Beside;
        return new InfoBlock(
            FaceOf(profile), Text(profile.Nick, MyIcqLimits.Nick), profile.Age, (byte)profile.Gender, Text(profile.Country), Text(profile.Province, MyIcqLimits.Nick),
            Text(profile.City), Text(profile.Email), Text(profile.Address), Text(profile.PostalCode), Text(profile.Telephone),
            Text(profile.FullName), Number(profile.Extra(Blood)), Text(profile.School), Text(profile.Occupation), Text(profile.Homepage), Text(profile.About));

        string Text(string text, int max = MyIcqLimits.Payload)
        {
            var opaque = page.Encode(text, Math.Min(left, max));
            left -= opaque.Length;
            return opaque;
        }
    }

    /// <summary>A profile with what a client wrote.</summary>
    public static Profile Apply(Profile profile, in InfoBlock block, byte authorisation, Codepage page)
    {
        var (nick, province) = (Cut(block.Nick, page), Cut(block.Province, page));
        return (profile with
        {
            Nick = nick,
            Age = block.Age,
            Gender = block.Gender <= (byte)Gender.Female ? (Gender)block.Gender : Gender.NotTold,
            Country = page.Decode(block.Country),
            Province = province,
            City = page.Decode(block.City),
            Email = page.Decode(block.Email),
            Address = page.Decode(block.Address),
            PostalCode = page.Decode(block.Zipcode),
            Telephone = page.Decode(block.Telephone),
            School = page.Decode(block.College),
            Occupation = page.Decode(block.Occupation),
            Homepage = page.Decode(block.Homepage),
            About = page.Decode(block.Intro),
            Authorisation = authorisation <= (byte)Authorisation.Nobody ? (Authorisation)authorisation : Authorisation.Nobody,
        }).WithFullName(page.Decode(block.Name)).WithExtras((Face, Text(block.Face)), (Blood, Text(block.Blood)));
    }

    /// <summary>The head icon; clients have pictures up to <see cref="MyIcqLimits.HighestFace"/> and read past the end above it.</summary>
    public static byte FaceOf(Profile profile) => Math.Min(Number(profile.Extra(Face)), (byte)MyIcqLimits.HighestFace);

    private static string Cut(string opaque, Codepage page) => page.Decode(page.Encode(page.Decode(opaque), MyIcqLimits.Nick));

    private static string Text(byte number) => number == 0 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);

    private static byte Number(string text) => byte.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : (byte)0;
}
