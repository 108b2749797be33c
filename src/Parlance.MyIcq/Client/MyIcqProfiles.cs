using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>What users tell about themselves; the user's password.</summary>
public sealed class MyIcqProfiles
{
    private readonly MyIcqClient client;
    private readonly MyIcqClientOptions options;

    internal MyIcqProfiles(MyIcqClient client, MyIcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>The user's own profile as the server sent or took it last; null before that.</summary>
    public MyIcqUserProfile? Own { get; private set; }

    /// <summary>Reads another user's profile (UPDATE_CONTACT).</summary>
    /// <param name="uin">Number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The profile; null when the number is nobody's.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqUserProfile?> GetAsync(uint uin, CancellationToken cancellation = default)
    {
        var answer = await client.Need().AskAsync<ToServer.UpdateContact, ToClient.UpdateContact>(new ToServer.UpdateContact(uin), cancellation).ConfigureAwait(false);
        return answer is { } said ? Read(said.Info) : null;
    }

    /// <summary>Reads the user's own profile (UPDATE_USER).</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqUserProfile?> GetOwnAsync(CancellationToken cancellation = default)
    {
        await LoadAsync(client.Need(), cancellation).ConfigureAwait(false);
        return Own;
    }

    /// <summary>Stores the user's own profile, all of it (MODIFY_USER).</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="WireException">It does not fit in a packet of 1024 bytes.</exception>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task SetAsync(MyIcqUserProfile profile, CancellationToken cancellation = default)
    {
        await client.Need().SendAsync(Change(profile, null), cancellation).ConfigureAwait(false);
        Own = profile;
    }

    /// <summary>Changes the user's password. It counts from the next login on, also for the client's own reconnects; the key of this session stays.</summary>
    /// <param name="password">The new password, 1 to 16 bytes of the code page.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The password is empty or longer than 16 bytes.</exception>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task ChangePasswordAsync(string password, CancellationToken cancellation = default)
    {
        var bytes = client.PasswordOf(password, nameof(password));
        var own = Own ?? await GetOwnAsync(cancellation).ConfigureAwait(false) ?? new MyIcqUserProfile();
        await client.Need().SendAsync(Change(own, bytes), cancellation).ConfigureAwait(false);
        client.RememberPassword(bytes);
    }

    internal async Task LoadAsync(MyIcqConnection connection, CancellationToken cancellation)
    {
        if (await connection.AskAsync<ToServer.UpdateUser, ToClient.UpdateUser>(default, cancellation).ConfigureAwait(false) is { } own)
        {
            Own = Read(own.Info) with { Authorisation = (MyIcqAuthorisation)Math.Min(own.Authorisation, (byte)MyIcqAuthorisation.Nobody) };
        }
    }

    private ToServer.ModifyUser Change(MyIcqUserProfile profile, string? password) =>
        new(Write(profile), (byte)profile.Authorisation, password is null ? (byte)0 : (byte)1, password);

    private MyIcqUserProfile Read(in InfoBlock m)
    {
        var page = options.Codepage;
        return new MyIcqUserProfile
        {
            Face = m.Face,
            Nick = page.Decode(m.Nick),
            Age = m.Age,
            Gender = m.Gender <= (byte)MyIcqGender.Female ? (MyIcqGender)m.Gender : MyIcqGender.NotTold,
            Country = page.Decode(m.Country),
            Province = page.Decode(m.Province),
            City = page.Decode(m.City),
            Email = page.Decode(m.Email),
            Address = page.Decode(m.Address),
            Zipcode = page.Decode(m.Zipcode),
            Telephone = page.Decode(m.Telephone),
            Name = page.Decode(m.Name),
            Blood = m.Blood <= (byte)MyIcqBlood.Other ? (MyIcqBlood)m.Blood : MyIcqBlood.NotTold,
            College = page.Decode(m.College),
            Occupation = page.Decode(m.Occupation),
            Homepage = page.Decode(m.Homepage),
            Intro = page.Decode(m.Intro),
        };
    }

    private InfoBlock Write(MyIcqUserProfile m)
    {
        var page = options.Codepage;
        return new InfoBlock(
            m.Face, page.Encode(m.Nick), m.Age, (byte)m.Gender, page.Encode(m.Country), page.Encode(m.Province), page.Encode(m.City), page.Encode(m.Email),
            page.Encode(m.Address), page.Encode(m.Zipcode), page.Encode(m.Telephone), page.Encode(m.Name), (byte)m.Blood, page.Encode(m.College),
            page.Encode(m.Occupation), page.Encode(m.Homepage), page.Encode(m.Intro));
    }
}
