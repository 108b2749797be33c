using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>A profile as the packets that store it.</summary>
internal sealed class ProfileWriting(IcqUserProfile profile, Codepage page)
{
    private const byte NoZone = 156;
    private const int StateInVersion2 = 5;
    private const int Interests = 4;
    private const int Affiliations = 3;

    public ToServer.UpdateInfo Basic(ushort number) => new(
        number, Bytes(profile.Nick), Bytes(profile.FirstName), Bytes(profile.LastName), Bytes(profile.Email), profile.NeedsConsent ? (byte)0 : (byte)1);

    public ToServer.UpdateExtInfo Extended(ushort number) => new(
        number, Bytes(profile.City), profile.Country ?? ushort.MaxValue, Zone, page.Encode(profile.State, StateInVersion2), profile.Age ?? ushort.MaxValue,
        (byte)profile.Sex, Bytes(profile.Phone), Bytes(profile.HomePage), Bytes(profile.About));

    public ToServer.SetBasic2 MetaBasic() => new(
        new MetaHome(
            Bytes(profile.Nick), Bytes(profile.FirstName), Bytes(profile.LastName), Bytes(profile.Email), Bytes(profile.Email2), Bytes(profile.Email3),
            Bytes(profile.City), Bytes(profile.State), Bytes(profile.Phone), Bytes(profile.Fax), Bytes(profile.Address), Bytes(profile.Cellular)),
        Bytes(profile.Zip), profile.Country ?? ushort.MaxValue, Zone, 0);

    public ToServer.SetMore2 MetaMore() => new(
        profile.Age ?? ushort.MaxValue, (byte)profile.Sex, Bytes(profile.HomePage), (ushort)(profile.Born?.Year ?? 0), (byte)(profile.Born?.Month ?? 0),
        (byte)(profile.Born?.Day ?? 0), Language(0), Language(1), Language(2));

    public ToServer.SetAbout MetaAbout() => new(Bytes(profile.About));

    public ToServer.SetWork2 MetaWork()
    {
        var work = profile.Work;
        return new(
            Bytes(work.City), Bytes(work.State), Bytes(work.Phone), Bytes(work.Fax), Bytes(work.Address), Bytes(work.Zip), work.Country ?? 0,
            Bytes(work.Company), Bytes(work.Department), Bytes(work.Position), work.Occupation, Bytes(work.HomePage));
    }

    public ToServer.SetInterests MetaInterests() => new(Keywords(profile.Interests, Interests));

    public ToServer.SetAffiliations MetaAffiliations() => new(Keywords(profile.Past, Affiliations), Keywords(profile.Present, Affiliations));

    private byte Zone => profile.TimeZone is { } zone ? (byte)(sbyte)Math.Round(-zone.TotalMinutes / 30) : NoZone;

    private byte Language(int at) => at < profile.Languages.Count ? profile.Languages[at] : (byte)0;

    private string Bytes(string text) => page.Encode(text.ReplaceLineEndings("\r\n"));

    private MetaKeyword[] Keywords(IReadOnlyList<IcqKeyword> keywords, int most) =>
        [.. keywords.Take(most).Select(keyword => new MetaKeyword(keyword.Category, Bytes(keyword.Words)))];
}
