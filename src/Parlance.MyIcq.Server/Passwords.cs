using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>Passwords travel as bytes of a code page; the same words must open the account on every network, so one page counts for all.</summary>
internal static class Passwords
{
    /// <summary>Characters of a password as it travelled.</summary>
    public static string Text(string opaque) => Codepage.Gbk.Decode(opaque);
}
