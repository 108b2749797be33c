using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Puts a profile together from the packets it comes in.</summary>
internal sealed class ProfileReading(uint uin, Codepage page)
{
    /// <summary>The seven parts of the whole profile of version 5.</summary>
    private const int Parts = 7;

    private readonly HashSet<ushort> taken = [];

    /// <summary>The profile so far; null when there is no such user.</summary>
    public IcqUserProfile? Result { get; private set; }

    /// <summary>Takes an answer of version 2; each is one packet.</summary>
    public bool Take(in IcqAnswer answer)
    {
        if (answer.Is<ToClient.InfoReply>(out var basic))
        {
            Result = new IcqUserProfile
            {
                Uin = uin,
                Nick = Text(basic.Nick),
                FirstName = Text(basic.FirstName),
                LastName = Text(basic.LastName),
                Email = Text(basic.Email),
                NeedsConsent = basic.Authorize == 0,
            };
        }
        else if (answer.Is<ToClient.ExtInfoReply>(out var more) && Result is { } before)
        {
            Result = before with
            {
                City = Text(more.City),
                Country = Known(more.Country),
                TimeZone = Zone(more.TimeZone),
                State = Text(more.State),
                Age = more.Age is 0 or ushort.MaxValue ? null : more.Age,
                Sex = Sex(more.Sex),
                Phone = Text(more.Phone),
                HomePage = Text(more.HomePage),
                About = Text(more.About),
            };
        }

        return true;
    }

    /// <summary>Takes one packet of version 5; true when all have come, or the first says that there is no such user.</summary>
    public bool TakeMeta(in IcqAnswer answer)
    {
        if (!answer.IsMeta)
        {
            return true;
        }

        if (answer.Body is not [IcqMetaResult.Success, ..])
        {
            return Result is null || Count(answer);
        }

        Result = Add(answer, Result ?? new IcqUserProfile { Uin = uin });
        return Count(answer);
    }

    private bool Count(in IcqAnswer answer)
    {
        taken.Add(answer.Code);
        return taken.Count == Parts;
    }

    private IcqUserProfile Add(in IcqAnswer answer, IcqUserProfile before) =>
        answer.Is<ToClient.BasicInfo2>(out var basic) ? Add(before, basic)
        : answer.Is<ToClient.MoreInfo2>(out var more) ? Add(before, more)
        : answer.Is<ToClient.WorkInfo2>(out var work) ? before with { Work = Work(work) }
        : answer.Is<ToClient.AboutInfo>(out var about) ? before with { About = Text(about.About) }
        : answer.Is<ToClient.InterestsInfo>(out var interests) ? before with { Interests = Keywords(interests.Interests) }
        : answer.Is<ToClient.AffiliationsInfo>(out var affiliations)
        ? before with { Past = Keywords(affiliations.Past), Present = Keywords(affiliations.Present) }
        : before;

    private IcqUserProfile Add(IcqUserProfile before, in ToClient.BasicInfo2 m) => before with
    {
        Nick = Text(m.Home.Nick),
        FirstName = Text(m.Home.FirstName),
        LastName = Text(m.Home.LastName),
        Email = Text(m.Home.Email),
        Email2 = Text(m.Home.Email2),
        Email3 = Text(m.Home.Email3),
        City = Text(m.Home.City),
        State = Text(m.Home.State),
        Phone = Text(m.Home.Phone),
        Fax = Text(m.Home.Fax),
        Address = Text(m.Home.Address),
        Cellular = Text(m.Home.Cellular),
        Zip = Text(m.Zip),
        Country = Known(m.Country),
        TimeZone = Zone(m.TimeZone),
        NeedsConsent = m.Authorize == 0,
    };

    private IcqUserProfile Add(IcqUserProfile before, in ToClient.MoreInfo2 m) => before with
    {
        Age = m.Age is 0 or ushort.MaxValue ? null : m.Age,
        Sex = Sex(m.Sex),
        HomePage = Text(m.HomePage),
        Born = Day(m.Year, m.Month, m.Day),
        Languages = [.. new[] { m.Language1, m.Language2, m.Language3 }.Where(language => language != 0)],
    };

    private IcqWork Work(in ToClient.WorkInfo2 m) => new()
    {
        City = Text(m.City),
        State = Text(m.State),
        Phone = Text(m.Phone),
        Fax = Text(m.Fax),
        Address = Text(m.Address),
        Zip = Text(m.Zip),
        Country = Known(m.Country),
        Company = Text(m.Company),
        Department = Text(m.Department),
        Position = Text(m.Position),
        Occupation = m.Occupation,
        HomePage = Text(m.HomePage ?? string.Empty),
    };

    private string Text(string bytes) => page.Decode(bytes).ReplaceLineEndings("\n");

    private IReadOnlyList<IcqKeyword> Keywords(MetaKeyword[] keywords) => [.. keywords.Select(word => new IcqKeyword(word.Category, Text(word.Words)))];

    private static ushort? Known(ushort country) => country is 0 or ushort.MaxValue ? null : country;

    /// <summary>Half hours west of GMT, signed; -100 is "not told".</summary>
    private static TimeSpan? Zone(byte zone) => (sbyte)zone is var west and >= -28 and <= 28 ? TimeSpan.FromMinutes(-30 * west) : null;

    private static IcqSex Sex(byte sex) => sex <= (byte)IcqSex.Male ? (IcqSex)sex : IcqSex.NotTold;

    private static DateOnly? Day(ushort year, byte month, byte day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
