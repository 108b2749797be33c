using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Finding users.</summary>
public sealed class IcqDirectory
{
    private readonly IcqClient client;
    private readonly IcqClientOptions options;

    internal IcqDirectory(IcqClient client, IcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>Finds a user by number (SEARCH_UIN).</summary>
    /// <param name="uin">UIN.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The user; null when the number is nobody's.</returns>
    /// <exception cref="IcqException">There is no session, or no answer came.</exception>
    public async Task<IcqUser?> FindAsync(uint uin, CancellationToken cancellation = default)
    {
        var found = options.Version == 2
            ? await AskAsync(number => new ToServer.SearchUin(number, uin), cancellation).ConfigureAwait(false)
            : await AskAsync(_ => new ToServer.FindUin2(uin), cancellation).ConfigureAwait(false);
        return found.Users.FirstOrDefault(user => user.Uin == uin);
    }

    /// <summary>Finds users by names and e-mail (SEARCH_USER). What is empty does not matter; when all is empty nobody is found.</summary>
    /// <param name="nick">Nick.</param>
    /// <param name="first">First name.</param>
    /// <param name="last">Last name.</param>
    /// <param name="email">E-mail. In version 5 names do not matter when there is one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">There is no session, or no answer came.</exception>
    public Task<IcqFound> FindAsync(string nick = "", string first = "", string last = "", string email = "", CancellationToken cancellation = default)
    {
        var page = options.Codepage;
        return options.Version == 2
            ? AskAsync(number => new ToServer.SearchUser(number, page.Encode(nick), page.Encode(first), page.Encode(last), page.Encode(email)), cancellation)
            : email.Length > 0
            ? AskAsync(_ => new ToServer.SearchEmail2(page.Encode(email)), cancellation)
            : AskAsync(_ => new ToServer.SearchName2(page.Encode(nick), page.Encode(first), page.Encode(last)), cancellation);
    }

    /// <summary>Finds users in the white pages (version 5).</summary>
    /// <param name="wanted">Whom to look for.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">The client speaks version 2, there is no session, or no answer came.</exception>
    public Task<IcqFound> FindAsync(IcqWhitePages wanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        NeedFive("White pages");
        var page = options.Codepage;
        var (past, interest, present) = (Keyword(wanted.Past), Keyword(wanted.Interest), Keyword(wanted.Present));
        return AskAsync(
            _ => new ToServer.SearchWhite2(
                page.Encode(wanted.FirstName), page.Encode(wanted.LastName), page.Encode(wanted.Nick), page.Encode(wanted.Email), wanted.MinAge, wanted.MaxAge,
                (byte)wanted.Sex, wanted.Language, page.Encode(wanted.City), page.Encode(wanted.State), wanted.Country, page.Encode(wanted.Company),
                page.Encode(wanted.Department), page.Encode(wanted.Position), wanted.Occupation, past.Category, past.Words, interest.Category, interest.Words,
                present.Category, present.Words, 0, string.Empty, wanted.OnlyOnline ? (byte)1 : (byte)0),
            cancellation);
    }

    /// <summary>Says which of the groups for random chats the user may be found in (version 5).</summary>
    /// <param name="group">Number of the group; 0 for none.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqException">The client speaks version 2, or there is no session.</exception>
    public Task JoinRandomGroupAsync(uint group, CancellationToken cancellation = default)
    {
        NeedFive("Random chat");
        return client.Need().SendAsync(new ToServer.RandomGroup(group), cancellation);
    }

    /// <summary>Asks for anybody of a group for random chats (version 5).</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Somebody; null when the server names nobody. One that never answers takes the whole time for replies.</returns>
    /// <exception cref="IcqException">The client speaks version 2, or there is no session.</exception>
    public async Task<IcqContact?> FindRandomAsync(uint group, CancellationToken cancellation = default)
    {
        NeedFive("Random chat");
        IcqContact? found = null;
        try
        {
            await client.Need().AskAsync(_ => new ToServer.RandomSearch(group), answer => IsMet(answer, out found), 0, cancellation).ConfigureAwait(false);
        }
        catch (IcqException late) when (late is not IcqLinkLostException)
        {
            return null;
        }

        return found;
    }

    /// <summary>Whether it is the answer, in which there may be somebody.</summary>
    private static bool IsMet(in IcqAnswer answer, out IcqContact? found)
    {
        found = null;
        if (!answer.Is<ToClient.RandomUser>(out var user))
        {
            return false;
        }

        found = user.Uin == 0 ? null : new IcqContact(user.Uin)
        {
            IsOnline = true,
            Status = user.Status,
            Peer = user.TcpPort == 0 ? null : new IcqPeerAddress(user.Uin, user.Ip.ToIPAddress(), user.RealIp.ToIPAddress(), (ushort)user.TcpPort, user.TcpVersion),
        };
        return true;
    }

    private async Task<IcqFound> AskAsync<T>(Func<ushort, T> ask, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var found = new List<IcqUser>();
        var hasMore = false;
        await client.Need().AskAsync(ask, answer => Take(answer, found, ref hasMore), 0, cancellation).ConfigureAwait(false);
        return new IcqFound(found, hasMore);
    }

    private bool Take(in IcqAnswer answer, List<IcqUser> found, ref bool hasMore)
    {
        if (answer.Is<ToClient.EndOfSearch>(out var end))
        {
            hasMore = end.More != 0;
            return true;
        }

        if (answer.Is<ToClient.UserFound>(out var user))
        {
            found.Add(User(user.Uin, user.Nick, user.FirstName, user.LastName, user.Email, user.Authorize, user.Online ?? 2));
        }
        else if (answer.Is<ToClient.MetaUserFound>(out var next) && next.Result == IcqMetaResult.Success)
        {
            found.Add(User(next.Uin, next.Nick, next.FirstName, next.LastName, next.Email, next.Authorize, next.Online));
        }
        else if (answer.Is<ToClient.WhiteFound>(out var white) && white.Result == IcqMetaResult.Success)
        {
            found.Add(User(white.Uin, white.Nick, white.FirstName, white.LastName, white.Email, white.Authorize, white.Online));
        }
        else
        {
            return IsLast(answer, found, ref hasMore);
        }

        return found.Count >= IcqLimits.MostFound;
    }

    private bool IsLast(in IcqAnswer answer, List<IcqUser> found, ref bool hasMore)
    {
        if (answer.Is<ToClient.MetaLastUserFound>(out var last))
        {
            hasMore = last.More > 0;
            if (last.Result == IcqMetaResult.Success)
            {
                found.Add(User(last.Uin, last.Nick, last.FirstName, last.LastName, last.Email, last.Authorize, last.Online));
            }

            return true;
        }

        if (answer.Is<ToClient.WhiteLastFound>(out var white))
        {
            hasMore = white.More > 0;
            if (white.Result == IcqMetaResult.Success)
            {
                found.Add(User(white.Uin, white.Nick, white.FirstName, white.LastName, white.Email, white.Authorize, white.Online));
            }

            return true;
        }

        return answer.Header.Command is not (0x008C or 0x03DE);
    }

    /// <summary>The historic server tells of the status by 0, 1, or 2 for "not told".</summary>
    private IcqUser User(uint uin, string nick, string first, string last, string email, byte authorize, byte online)
    {
        var page = options.Codepage;
        return new IcqUser(uin, page.Decode(nick), page.Decode(first), page.Decode(last), page.Decode(email), authorize == 0, online > 1 ? null : online == 1);
    }

    private (ushort Category, string Words) Keyword(IcqKeyword? keyword) =>
        keyword is null ? ((ushort)0, string.Empty) : (keyword.Category, options.Codepage.Encode(keyword.Words));

    private void NeedFive(string what)
    {
        if (options.Version != 5)
        {
            throw new IcqException($"{what} came with version 5 of the protocol.");
        }
    }
}
