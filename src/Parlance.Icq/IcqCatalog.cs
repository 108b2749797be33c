using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Every message of ICQ, laid out as a version lays it out.</summary>
public static class IcqCatalog
{
    private static readonly Catalog[] Catalogs = [.. Enumerable.Range(2, 4).Select(version => Make(IcqStyle.Of(version)))];

    /// <summary>The messages of version 2, which the specification describes.</summary>
    public static Catalog All => Catalogs[0];

    /// <summary>The messages of a version.</summary>
    /// <param name="version">2 to 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public static Catalog Of(int version) =>
        version is >= 2 and <= 5 ? Catalogs[version - 2] : throw new ArgumentOutOfRangeException(nameof(version), version, "2 to 5");

    private static Catalog Make(WireStyle style)
    {
        var catalog = new Catalog("icq");
        AddToServer(catalog, style);
        AddToClient(catalog, style);
        AddMeta(catalog, style);
        AddToPeer(catalog, style);
        return catalog;
    }

    private static void AddToServer(Catalog catalog, WireStyle style) =>
        catalog
            .Add<ToServer.Ack>(style)
            .Add<ToServer.Login>(style)
            .Add<ToServer.GetDeps>(style)
            .Add<ToServer.KeepAlive>(style)
            .Add<ToServer.KeepAlive2>(style)
            .Add<ToServer.SendTextCode>(style)
            .Add<ToServer.Login2>(style)
            .Add<ToServer.Reconnect>(style)
            .Add<ToServer.NewUserReg>(style)
            .Add<ToServer.NewUser1>(style)
            .Add<ToServer.RegistrationInfo>(style)
            .Add<ToServer.RegistrationForm>(style)
            .Add<ToServer.ContactList>(style)
            .Add<ToServer.AddToList>(style)
            .Add<ToServer.InvisibleList>(style)
            .Add<ToServer.VisibleList>(style)
            .Add<ToServer.ChangeLists>(style)
            .Add<ToServer.StatusChange>(style)
            .Add<ToServer.SendMessage>(style)
            .Add<ToServer.MessageToNewUser>(style)
            .Add<ToServer.Login1>(style)
            .Add<ToServer.CmdX1>(style)
            .Add<ToServer.BroadcastAll>(style)
            .Add<ToServer.BroadcastOnline>(style)
            .Add<ToServer.WebPager>(style)
            .Add<ToServer.SearchUin>(style)
            .Add<ToServer.SearchUser>(style)
            .Add<ToServer.SearchStart>(style)
            .Add<ToServer.InfoReq>(style)
            .Add<ToServer.ExtInfoReq>(style)
            .Add<ToServer.ChangePassword>(style)
            .Add<ToServer.NewUserInfo>(style)
            .Add<ToServer.UpdateInfo>(style)
            .Add<ToServer.UpdateExtInfo>(style)
            .Add<ToServer.AuthUpdate>(style)
            .Add<ToServer.QueryServers>(style)
            .Add<ToServer.QueryAddons>(style)
            .Add<ToServer.GetDeps1>(style)
            .Add<ToServer.UsageStats>(style)
            .Add<ToServer.Fragment>(style)
            .Add<ToServer.RandomGroup>(style)
            .Add<ToServer.RandomSearch>(style)
            .Add<ToServer.GroupwareInfoReq>(style)
            .Add<ToServer.GroupwareNotesReq>(style)
            .Add<ToServer.GroupwareSetNotes>(style)
            .Add<ToServer.GroupwareSetHome>(style)
            .Add<ToServer.GroupwareSetHomePage>(style)
            .Add<ToServer.GroupwareSetWork>(style)
            .Add<ToServer.GroupwareSetWorkPage>(style)
            .Add<ToServer.MetaUser>(style);

    private static void AddToClient(Catalog catalog, WireStyle style) =>
        catalog
            .Add<ToClient.Ack>(style)
            .Add<ToClient.LoginReply>(style)
            .Add<ToClient.WrongPassword>(style)
            .Add<ToClient.NotConnected>(style)
            .Add<ToClient.Busy>(style)
            .Add<ToClient.ForcedOffline>(style)
            .Add<ToClient.DepsReply>(style)
            .Add<ToClient.LoginError>(style)
            .Add<ToClient.UserLastMeta>(style)
            .Add<ToClient.NewUserUin>(style)
            .Add<ToClient.FirstLoginReply>(style)
            .Add<ToClient.RegistrationTexts>(style)
            .Add<ToClient.RegistrationDone>(style)
            .Add<ToClient.UserOnline>(style)
            .Add<ToClient.UserOffline>(style)
            .Add<ToClient.StatusUpdate>(style)
            .Add<ToClient.ContactListDone>(style)
            .Add<ToClient.MessageNow>(style)
            .Add<ToClient.ReceiveMessage>(style)
            .Add<ToClient.ReplyX2>(style)
            .Add<ToClient.InvalidUin>(style)
            .Add<ToClient.SystemMessage>(style)
            .Add<ToClient.UserFound>(style)
            .Add<ToClient.EndOfSearch>(style)
            .Add<ToClient.InfoReply>(style)
            .Add<ToClient.ExtInfoReply>(style)
            .Add<ToClient.NewUserReply>(style)
            .Add<ToClient.NewUserFail>(style)
            .Add<ToClient.UpdateExtReply>(style)
            .Add<ToClient.UpdateExtFail>(style)
            .Add<ToClient.UpdateReply>(style)
            .Add<ToClient.UpdateFail>(style)
            .Add<ToClient.PasswordChanged>(style)
            .Add<ToClient.AuthUpdateReply>(style)
            .Add<ToClient.QueryReply>(style)
            .Add<ToClient.RandomUser>(style)
            .Add<ToClient.MultiPacket>(style)
            .Add<ToClient.FragmentReply>(style)
            .Add<ToClient.GroupwareBasic>(style)
            .Add<ToClient.GroupwareHome>(style)
            .Add<ToClient.GroupwareHomePage>(style)
            .Add<ToClient.GroupwareWork>(style)
            .Add<ToClient.GroupwareWorkPage>(style)
            .Add<ToClient.GroupwareNotes>(style)
            .Add<ToClient.GroupwareNotesSet>(style)
            .Add<ToClient.GroupwareHomeSet>(style)
            .Add<ToClient.GroupwareHomePageSet>(style)
            .Add<ToClient.GroupwareWorkSet>(style)
            .Add<ToClient.GroupwareWorkPageSet>(style)
            .Add<ToClient.MetaUser>(style);

    private static void AddMeta(Catalog catalog, WireStyle style) =>
        catalog
            .Add<ToServer.SetBasic>(style)
            .Add<ToServer.SetBasic2>(style)
            .Add<ToServer.SetWork>(style)
            .Add<ToServer.SetWork2>(style)
            .Add<ToServer.SetMore>(style)
            .Add<ToServer.SetMore2>(style)
            .Add<ToServer.SetAbout>(style)
            .Add<ToServer.SetInterests>(style)
            .Add<ToServer.SetAffiliations>(style)
            .Add<ToServer.SetSecurity>(style)
            .Add<ToServer.SetPassword>(style)
            .Add<ToServer.SetHomePageCategory>(style)
            .Add<ToServer.GetFull>(style)
            .Add<ToServer.GetFull2>(style)
            .Add<ToServer.GetShort>(style)
            .Add<ToServer.LoginInfo>(style)
            .Add<ToServer.LoginInfo2>(style)
            .Add<ToServer.Unregister>(style)
            .Add<ToServer.SearchName>(style)
            .Add<ToServer.SearchName2>(style)
            .Add<ToServer.FindUin>(style)
            .Add<ToServer.FindUin2>(style)
            .Add<ToServer.SearchEmail>(style)
            .Add<ToServer.SearchEmail2>(style)
            .Add<ToServer.SearchWhite>(style)
            .Add<ToServer.SearchWhite2>(style)
            .Add<ToServer.MetaUsageStats>(style)
            .Add<ToServer.MetaLogin>(style)
            .Add<ToClient.SetBasicAck>(style)
            .Add<ToClient.SetWorkAck>(style)
            .Add<ToClient.SetMoreAck>(style)
            .Add<ToClient.SetAboutAck>(style)
            .Add<ToClient.SetInterestsAck>(style)
            .Add<ToClient.SetAffiliationsAck>(style)
            .Add<ToClient.SetSecurityAck>(style)
            .Add<ToClient.SetPasswordAck>(style)
            .Add<ToClient.UnregisterAck>(style)
            .Add<ToClient.SetHomePageCategoryAck>(style)
            .Add<ToClient.BasicInfo>(style)
            .Add<ToClient.BasicInfo2>(style)
            .Add<ToClient.WorkInfo>(style)
            .Add<ToClient.WorkInfo2>(style)
            .Add<ToClient.MoreInfo>(style)
            .Add<ToClient.MoreInfo2>(style)
            .Add<ToClient.AboutInfo>(style)
            .Add<ToClient.InterestsInfo>(style)
            .Add<ToClient.AffiliationsInfo>(style)
            .Add<ToClient.ShortInfo>(style)
            .Add<ToClient.HomePageCategoryInfo>(style)
            .Add<ToClient.MetaUserFound>(style)
            .Add<ToClient.MetaLastUserFound>(style)
            .Add<ToClient.WhiteFound>(style)
            .Add<ToClient.WhiteLastFound>(style)
            .Add<ToClient.MetaLoginReply>(style);

    private static void AddToPeer(Catalog catalog, WireStyle style) =>
        catalog
            .Add<ToPeer.ChannelInit>(style)
            .Add<ToPeer.Message>(style)
            .Add<ToPeer.FileInit>(style)
            .Add<ToPeer.FileInitReply>(style)
            .Add<ToPeer.FileStart>(style)
            .Add<ToPeer.FileResume>(style)
            .Add<ToPeer.FileStop>(style)
            .Add<ToPeer.FileSpeed>(style)
            .Add<ToPeer.FileData>(style)
            .Add<ToPeer.ChatRequest>(style)
            .Add<ToPeer.ChatAccept>(style);
}
