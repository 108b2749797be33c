using System.Text;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>
/// The same password in other bytes: clients of the time send the code page of their Windows, others UTF-8, so one password would open an account on one network and
/// not on the next. Plain ASCII has one spelling and costs nothing more; for the rest a login is checked against a few.
/// </summary>
public static class PasswordSpellings
{
    /// <summary>Spellings that are tried at most: each wrong one costs a hash.</summary>
    public const int Most = 8;

    private const int Significant = 8;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gbk = Page(936);
    private static readonly Encoding[] Pages = [Utf8, Page(1251), Gbk, Page(1252)];

    /// <summary>What a login may mean, the likeliest first.</summary>
    public static IReadOnlyList<string> Of(LoginAttempt attempt)
    {
        var sent = attempt.Opaque ?? attempt.Password;
        if (Ascii.IsValid(attempt.Password) && Ascii.IsValid(sent))
        {
            return [Cut(attempt.Password)];
        }

        var readings = new List<string> { attempt.Password };
        var isOpaque = sent.All(letter => letter <= '\u00FF');
        readings.AddRange(isOpaque ? Pages.Select(page => Read(page, Encoding.Latin1.GetBytes(sent)) ?? (IsCut() ? Read(page, Encoding.Latin1.GetBytes(sent[..^1])) : null)).OfType<string>() : []);
        var spellings = readings.Concat(Unpacked(attempt.Password)).Select(Cut);
        return [.. (isOpaque && IsCut() ? spellings.Append(sent[..Significant]) : spellings).Distinct().Take(Most)];

        string Cut(string password) => attempt.Kind == CredentialKind.First8 ? First8(password) : password;

        // The cut may have gone through a letter of two bytes.
        bool IsCut() => attempt.Kind == CredentialKind.First8 && sent.Length >= Significant;
    }

    /// <summary>What ICQ compares of a password: its first eight bytes.</summary>
    public static string First8(string password) =>
        Encoding.UTF8.GetByteCount(password) <= Significant ? password : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(password).AsSpan(0, Significant));

    /// <summary>As ICQ keeps it, which takes bytes as they come, and as MyICQ does, which takes all for Chinese.</summary>
    private static IEnumerable<string> Unpacked(string password)
    {
        string[] opaque = [.. Pages.Select(page => Write(page, password)).OfType<string>()];
        return opaque.Concat(opaque.Select(bytes => Read(Gbk, Encoding.Latin1.GetBytes(bytes))).OfType<string>());
    }

    private static string? Read(Encoding page, byte[] bytes)
    {
        try
        {
            return page.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null; // not of this page
        }
    }

    private static string? Write(Encoding page, string text)
    {
        try
        {
            return Encoding.Latin1.GetString(page.GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            return null; // this page has not all of its letters
        }
    }

    private static Encoding Page(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? throw new NotSupportedException($"There is no code page {number}.");
}
