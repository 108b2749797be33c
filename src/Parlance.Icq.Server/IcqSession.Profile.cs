using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Icq.Server;

/// <summary>Basic and extended profile, password, authorisation: the commands that all versions have.</summary>
public sealed partial class IcqSession
{
    internal void GetBasic(in ToServer.InfoReq m)
    {
        if (ProfileOf(m.Uin) is { } p)
        {
            Reply(new ToClient.InfoReply(m.Sequence, m.Uin, p.Nick, p.FirstName, p.LastName, p.Email, p.Authorize, 0, 0));
        }
        else
        {
            Reply(new ToClient.InvalidUin(m.Uin));
        }
    }

    internal void GetExtended(in ToServer.ExtInfoReq m)
    {
        if (ProfileOf(m.Uin) is { } p)
        {
            Reply(new ToClient.ExtInfoReply(
                m.Sequence, m.Uin, p.City, p.Country, p.TimeZone, p.State, p.Age, p.Sex, p.Phone, p.HomePage, p.About, 0xFFFF_FFFF));
        }
        else
        {
            Reply(new ToClient.InvalidUin(m.Uin));
        }
    }

    internal async ValueTask SetAsync(ToServer.UpdateInfo m)
    {
        if (await SetBasicAsync(m.Nick, m.FirstName, m.LastName, m.Email, m.Authorize))
        {
            Reply(new ToClient.UpdateReply(m.Sequence));
        }
        else
        {
            Reply(new ToClient.UpdateFail(m.Sequence));
        }
    }

    internal async ValueTask SetAsync(ToServer.NewUserInfo m)
    {
        if (await SetBasicAsync(m.Nick, m.FirstName, m.LastName, m.Email, m.Authorize))
        {
            Reply(new ToClient.NewUserReply(m.Sequence));
        }
        else
        {
            Reply(new ToClient.NewUserFail(m.Sequence));
        }
    }

    internal async ValueTask SetAsync(ToServer.UpdateExtInfo m)
    {
        var page = Codepage;
        var isStored = await ChangeAsync(profile => (profile with
        {
            City = page.Decode(m.City),
            Country = IcqCountries.NameOf(m.Country),
            Province = page.Decode(m.State),
            Age = IcqProfile.AgeOf(m.Age),
            Gender = IcqProfile.GenderOf(m.Sex),
            Telephone = page.Decode(m.Phone),
            Homepage = page.Decode(m.HomePage),
            About = page.Decode(m.About).ReplaceLineEndings("\n"),
        }).WithExtras((IcqProfile.Key("timezone"), IcqProfile.Kept(m.TimeZone, IcqProfile.NoTimeZone))));
        if (isStored)
        {
            Reply(new ToClient.UpdateExtReply(m.Sequence));
        }
        else
        {
            Reply(new ToClient.UpdateExtFail(m.Sequence));
        }
    }

    internal async ValueTask SetAsync(ToServer.AuthUpdate m)
    {
        if (await ChangeAsync(profile => profile with { Authorisation = AuthorisationOf((byte)(m.Mode & 1)) }))
        {
            Reply(default(ToClient.AuthUpdateReply));
        }
    }

    internal async ValueTask SetAsync(ToServer.ChangePassword m)
    {
        if (m.Password.Length > 0 && await Community.Accounts.ChangePasswordAsync(Account, m.Password, Network.Icq))
        {
            Reply(new ToClient.PasswordChanged(m.Sequence));
        }
    }

    private static Authorisation AuthorisationOf(byte authorize) => authorize == 0 ? Authorisation.Ask : Authorisation.Anyone;

    private IcqProfile? ProfileOf(uint uin) =>
        Community.Accounts.TryFind(uin, out var account) ? new IcqProfile(Community.Profiles.Of(account), Codepage)
        : RoomsHere is { } rooms && rooms.TryFind(uin, Account, out var room) ? new IcqProfile(ProfileOf(room), Codepage)
        : null;

    private Task<bool> SetBasicAsync(string nick, string first, string last, string email, byte? authorize)
    {
        var page = Codepage;
        return ChangeAsync(profile => profile with
        {
            Nick = page.Decode(nick),
            FirstName = page.Decode(first),
            LastName = page.Decode(last),
            Email = page.Decode(email),
            Authorisation = authorize is { } value ? AuthorisationOf(value) : profile.Authorisation,
        });
    }

    private async Task<bool> ChangeAsync(Func<Profile, Profile> change)
    {
        try
        {
            await Community.Profiles.ChangeAsync(Account, change);
            return true;
        }
        catch (StorageException away)
        {
            server.Log.NotStored(Uin, away);
            return false;
        }
    }
}
