namespace Parlance.Icq.Server;

/// <summary>Requests about profiles of version 5: reading and searching.</summary>
public sealed partial class IcqSession
{
    private const byte Done = IcqMetaResult.Success;
    private const byte Failed = IcqMetaResult.Failure;

    internal ValueTask MetaAsync(ToServer.MetaUser m)
    {
        if (IcqMetaRoutes.Table.Find(m.Sub) is { } route)
        {
            return route.InvokeAsync(this, m.Body);
        }

        Reply(new ToClient.MetaUser(m.Sub, [Failed]));
        return ValueTask.CompletedTask;
    }

    /// <summary>The whole profile takes seven packets; ICQ 99b reads postal codes as texts and years in full (isd).</summary>
    internal void GetFull(uint uin, bool isNew)
    {
        if (ProfileOf(uin) is not { } p)
        {
            Reply(new ToClient.BasicInfo() with { Result = Failed });
            return;
        }

        if (isNew)
        {
            Reply(new ToClient.BasicInfo2(Done, HomeOf(p), p.Zip, p.Country, p.TimeZone, p.Authorize, Flag(p, "webaware"), Flag(p, "hidesip"), [0, 0, 0]));
            Reply(new ToClient.MoreInfo2(
                Done, p.Age, p.Sex, p.HomePage, (ushort)p.Number("birth.year"), Flag(p, "birth.month"), Flag(p, "birth.day"),
                Flag(p, "language1"), Flag(p, "language2"), Flag(p, "language3")));
        }
        else
        {
            Reply(new ToClient.BasicInfo(
                Done, HomeOf(p), p.ZipNumber, p.Country, p.TimeZone, p.Authorize, Flag(p, "webaware"), Flag(p, "hidesip"), [0, 0]));
            Reply(new ToClient.MoreInfo(
                Done, p.Age, p.Sex, p.HomePage, ShortYear(p), Flag(p, "birth.month"), Flag(p, "birth.day"),
                Flag(p, "language1"), Flag(p, "language2"), Flag(p, "language3")));
        }

        var category = p.Keywords("page", 1);
        Reply(new ToClient.HomePageCategoryInfo(Done, category));
        Work(p, isNew);
        Reply(new ToClient.AboutInfo(Done, p.About));
        Reply(new ToClient.InterestsInfo(Done, p.Keywords("interests", 4)));
        Reply(new ToClient.AffiliationsInfo(Done, p.Keywords("past", 3), p.Keywords("present", 3)));
    }

    internal void GetShort(in ToServer.GetShort m)
    {
        if (ProfileOf(m.Uin) is { } p)
        {
            Reply(new ToClient.ShortInfo(Done, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, p.Sex, 0));
        }
        else
        {
            Reply(new ToClient.ShortInfo() with { Result = Failed });
        }
    }

    internal void MetaSearch(uint uin) => MetaFound(ProfileOf(uin) is { } profile ? [(uin, profile)] : [], hasMore: false);

    internal void MetaSearch(string nick, string first, string last, string email)
    {
        var (found, hasMore) = Find(nick, first, last, email);
        MetaFound(found, hasMore);
    }

    internal void WhiteSearch(string nick, string first, string last, string email, bool isOnline)
    {
        var (wanted, hasMore) = Find(nick, first, last, email, isOnline);
        if (wanted.Count == 0)
        {
            Reply(new ToClient.WhiteLastFound() with { Result = Failed });
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var (uin, p) = wanted[i];
            var size = SizeOf(p);
            if (i < wanted.Count - 1)
            {
                Reply(new ToClient.WhiteFound(Done, size, uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold, 0));
            }
            else
            {
                Reply(new ToClient.WhiteLastFound(Done, size, uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold, 0, hasMore ? 1u : 0));
            }
        }
    }

    private static byte Flag(IcqProfile p, string key) => (byte)p.Number(key);

    private static byte ShortYear(IcqProfile p) => p.Number("birth.year") is var year && year >= 1900 ? (byte)(year - 1900) : (byte)year;

    private static MetaHome HomeOf(IcqProfile p) => new(
        p.Nick, p.FirstName, p.LastName, p.Email, p.Extra("email2"), p.Extra("email3"), p.City, p.State, p.Phone, p.Extra("fax"), p.Address, p.Extra("cellular"));

    /// <summary>The number and four texts with their lengths and NULs, and three bytes.</summary>
    private static ushort SizeOf(IcqProfile p) => (ushort)(19 + p.Nick.Length + p.FirstName.Length + p.LastName.Length + p.Email.Length);

    private void Work(IcqProfile p, bool isNew)
    {
        var (city, state, phone, fax, address) =
            (p.Extra("work.city"), p.Extra("work.state"), p.Extra("work.phone"), p.Extra("work.fax"), p.Extra("work.address"));
        var (company, department, position, page) = (p.Extra("work.company"), p.Extra("work.department"), p.Extra("work.position"), p.Extra("work.page", 127));
        var (country, occupation) = ((ushort)p.Number("work.country"), (ushort)p.Number("work.occupation"));
        if (isNew)
        {
            Reply(new ToClient.WorkInfo2(
                Done, city, state, phone, fax, address, p.Extra("work.zip", 10), country, company, department, position, occupation, page));
        }
        else
        {
            _ = uint.TryParse(p.Extra("work.zip", 10), out var zip);
            Reply(new ToClient.WorkInfo(Done, city, state, phone, fax, address, zip, country, company, department, position, occupation, page));
        }
    }

    private void MetaFound(IReadOnlyList<(uint Uin, IcqProfile Profile)> found, bool hasMore)
    {
        if (found.Count == 0)
        {
            Reply(new ToClient.MetaLastUserFound() with { Result = Failed });
        }

        for (var i = 0; i < found.Count; i++)
        {
            var (uin, p) = found[i];
            var size = SizeOf(p);
            if (i < found.Count - 1)
            {
                Reply(new ToClient.MetaUserFound(Done, size, uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold, 0));
            }
            else
            {
                Reply(new ToClient.MetaLastUserFound(Done, size, uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, NotTold, 0, hasMore ? 1u : 0));
            }
        }
    }
}
