using System.Runtime.CompilerServices;
using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq;

/// <summary>Finding users.</summary>
public sealed class MyIcqDirectory
{
    /// <summary>Pages of a search that are asked for at most, whatever the server sends.</summary>
    private const int MostPages = 400;

    private readonly MyIcqClient client;
    private readonly MyIcqClientOptions options;

    internal MyIcqDirectory(MyIcqClient client, MyIcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>Anybody who is online, at most 25 (SEARCH_RANDOM).</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task<IReadOnlyList<MyIcqUser>> FindRandomAsync(CancellationToken cancellation = default) => AskAsync(new ToServer.SearchRandom(), cancellation);

    /// <summary>Finds a user by number.</summary>
    /// <param name="uin">The number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The user; null when the number is nobody's.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqUser?> FindAsync(uint uin, CancellationToken cancellation = default) =>
        uin != 0 && await AskAsync(new ToServer.SearchCustom(uin, null, string.Empty, string.Empty, 0), cancellation).ConfigureAwait(false) is [var user, ..] ? user : null;

    /// <summary>Finds users by nick and e-mail, page after page as the enumeration goes on. Both must be as the user wrote them; an empty one does not matter.</summary>
    /// <param name="nick">Nick.</param>
    /// <param name="email">E-mail.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async IAsyncEnumerable<MyIcqUser> FindAllAsync(string nick, string email = "", [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (last, page) = (0u, options.Codepage);
        for (var asked = 0; asked < MostPages; asked++)
        {
            var users = await AskAsync(new ToServer.SearchCustom(0, null, page.Encode(nick), page.Encode(email), last), cancellation).ConfigureAwait(false);
            foreach (var user in users)
            {
                yield return user;
            }

            if (users.Count < MyIcqLimits.SearchPage || users[^1].Uin <= last)
            {
                yield break;
            }

            last = users[^1].Uin;
        }
    }

    private async Task<IReadOnlyList<MyIcqUser>> AskAsync<T>(T request, CancellationToken cancellation)
        where T : struct, Wire.IMessage<T>
    {
        var answer = await client.Need().AskAsync<T, ToClient.Search>(request, cancellation).ConfigureAwait(false);
        return [.. (answer?.Users ?? []).Select(user =>
            new MyIcqUser(user.Uin, options.Codepage.Decode(user.Nick), options.Codepage.Decode(user.Province), user.Face, user.Online != 0))];
    }
}

/// <summary>A user that a search has found.</summary>
/// <param name="Uin">Number.</param>
/// <param name="Nick">Nick.</param>
/// <param name="Province">Province.</param>
/// <param name="Face">Head icon.</param>
/// <param name="IsOnline">Whether the user is online and shows it.</param>
public sealed record MyIcqUser(uint Uin, string Nick, string Province, byte Face, bool IsOnline);
