using System.Globalization;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Requests about profiles of version 5: writing.</summary>
public sealed partial class IcqSession
{
    internal ValueTask SetAsync(ToServer.SetBasic m) =>
        SetHomeAsync(m.Home, m.Zip == 0 ? string.Empty : m.Zip.ToString(CultureInfo.InvariantCulture), m.Country, m.TimeZone);

    internal ValueTask SetAsync(ToServer.SetBasic2 m) => SetHomeAsync(m.Home, m.Zip, m.Country, m.TimeZone);

    internal async ValueTask SetAsync(ToServer.SetWork m)
    {
        var isStored = await SetWorkAsync(
            [m.City, m.State, m.Phone, m.Fax, m.Address, IcqProfile.Kept(m.Zip), m.Company, m.Department, m.Position, m.HomePage ?? ""], m.Country, m.Occupation);
        Reply(new ToClient.SetWorkAck(Result(isStored)));
    }

    internal async ValueTask SetAsync(ToServer.SetWork2 m)
    {
        var isStored = await SetWorkAsync(
            [m.City, m.State, m.Phone, m.Fax, m.Address, m.Zip, m.Company, m.Department, m.Position, m.HomePage ?? ""], m.Country, m.Occupation);
        Reply(new ToClient.SetWorkAck(Result(isStored)));
    }

    internal ValueTask SetAsync(ToServer.SetMore m) => SetMoreAsync(
        m.Age, m.Sex, m.HomePage, m.Year == 0 ? 0 : 1900u + m.Year, m.Month, m.Day, [m.Language1, m.Language2, m.Language3]);

    internal ValueTask SetAsync(ToServer.SetMore2 m) =>
        SetMoreAsync(m.Age, m.Sex, m.HomePage, m.Year, m.Month, m.Day, [m.Language1, m.Language2, m.Language3]);

    internal async ValueTask SetAsync(ToServer.SetAbout m)
    {
        var about = Codepage.Decode(m.About).ReplaceLineEndings("\n");
        Reply(new ToClient.SetAboutAck(Result(await ChangeAsync(profile => profile with { About = about }))));
    }

    internal async ValueTask SetAsync(ToServer.SetInterests m) =>
        Reply(new ToClient.SetInterestsAck(Result(await ChangeAsync(p => p.WithExtras(Keywords("interests", m.Interests))))));

    internal async ValueTask SetAsync(ToServer.SetAffiliations m) => Reply(new ToClient.SetAffiliationsAck(Result(
        await ChangeAsync(p => p.WithExtras(Keywords("past", m.Past), Keywords("present", m.Present))))));

    internal async ValueTask SetAsync(ToServer.SetHomePageCategory m)
    {
        MetaKeyword[] category = m.IsOn == 0 ? [] : [new(m.Category, m.Description)];
        Reply(new ToClient.SetHomePageCategoryAck(Result(await ChangeAsync(p => p.WithExtras(Keywords("page", category))))));
    }

    internal async ValueTask SetAsync(ToServer.SetSecurity m) => Reply(new ToClient.SetSecurityAck(Result(await ChangeAsync(p =>
        (p with { Authorisation = AuthorisationOf(m.Authorize) }).WithExtras(Number("webaware", m.IsWebAware ?? 0), Number("hidesip", m.HidesIp ?? 0))))));

    internal async ValueTask SetAsync(ToServer.SetPassword m) => Reply(new ToClient.SetPasswordAck(Result(
        m.Password.Length > 0 && await Community.Accounts.ChangePasswordAsync(Account, m.Password, Network.Icq))));

    /// <summary>The account goes only when the password is right; guessing it here is counted as at the login.</summary>
    internal async ValueTask UnregisterAsync(ToServer.Unregister m)
    {
        var significant = m.Password.Length > IcqLimits.SignificantPassword ? m.Password[..IcqLimits.SignificantPassword] : m.Password;
        var attempt = new LoginAttempt(Account.Handle, significant, Network.Icq, Remote.Address, MayRegister: false, CredentialKind.First8);
        var isRight = m.Uin == Uin && (await Community.Accounts.CheckAsync(attempt, Account)).IsIn;
        Reply(new ToClient.UnregisterAck(Result(isRight)));
        if (isRight)
        {
            Community.Delete(Account, Account.Handle);
        }
    }

    private static byte Result(bool isDone) => isDone ? Done : Failed;

    private static (string Key, string Value) Number(string key, uint value) => (IcqProfile.Key(key), IcqProfile.Kept(value));

    private (string Key, string Value) Text(string key, string value) => (IcqProfile.Key(key), Codepage.Decode(value));

    private (string Key, string Value) Keywords(string key, MetaKeyword[] keywords) => (IcqProfile.Key(key), IcqProfile.Kept(keywords, Codepage));

    private async ValueTask SetHomeAsync(MetaHome home, string zip, ushort country, byte timeZone)
    {
        var page = Codepage;
        var isStored = await ChangeAsync(profile => (profile with
        {
            Nick = page.Decode(home.Nick),
            FirstName = page.Decode(home.FirstName),
            LastName = page.Decode(home.LastName),
            Email = page.Decode(home.Email),
            City = page.Decode(home.City),
            Province = page.Decode(home.State),
            Telephone = page.Decode(home.Phone),
            Address = page.Decode(home.Address),
            PostalCode = page.Decode(zip),
            Country = IcqCountries.NameOf(country),
        }).WithExtras(
            Text("email2", home.Email2), Text("email3", home.Email3), Text("fax", home.Fax), Text("cellular", home.Cellular),
            (IcqProfile.Key("timezone"), IcqProfile.Kept(timeZone, IcqProfile.NoTimeZone))));
        Reply(new ToClient.SetBasicAck(Result(isStored)));
    }

    private Task<bool> SetWorkAsync(string[] texts, ushort country, ushort occupation)
    {
        string[] keys = ["city", "state", "phone", "fax", "address", "zip", "company", "department", "position", "page"];
        (string, string)[] extras = [.. keys.Zip(texts, (key, text) => Text($"work.{key}", text))];
        return ChangeAsync(profile => profile.WithExtras([.. extras, Number("work.country", country), Number("work.occupation", occupation)]));
    }

    private async ValueTask SetMoreAsync(ushort age, byte sex, string homePage, uint year, byte month, byte day, byte[] languages)
    {
        var page = Codepage;
        var isStored = await ChangeAsync(profile => (profile with
        {
            Age = IcqProfile.AgeOf(age),
            Gender = IcqProfile.GenderOf(sex),
            Homepage = page.Decode(homePage),
        }).WithExtras(
            Number("birth.year", year), Number("birth.month", month), Number("birth.day", day),
            Number("language1", languages[0]), Number("language2", languages[1]), Number("language3", languages[2])));
        Reply(new ToClient.SetMoreAck(Result(isStored)));
    }
}
