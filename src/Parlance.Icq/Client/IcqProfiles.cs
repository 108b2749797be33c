using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>What users tell about themselves; the user's password and account.</summary>
public sealed class IcqProfiles
{
    private readonly IcqClient client;
    private readonly IcqClientOptions options;

    internal IcqProfiles(IcqClient client, IcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>Reads a user's profile (INFO_REQ and EXT_INFO_REQ; META full info in version 5).</summary>
    /// <param name="uin">UIN.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The profile; null when the number is nobody's.</returns>
    /// <exception cref="IcqException">There is no session, or no answer came.</exception>
    public async Task<IcqUserProfile?> GetAsync(uint uin, CancellationToken cancellation = default)
    {
        var read = new ProfileReading(uin, options.Codepage);
        if (options.Version == 5)
        {
            await AskFullAsync(uin, read, cancellation).ConfigureAwait(false);
            return read.Result;
        }

        await client.Need().AskAsync(number => new ToServer.InfoReq(number, uin), answer => read.Take(answer), uin, cancellation).ConfigureAwait(false);
        if (read.Result is not null)
        {
            await client.Need().AskAsync(number => new ToServer.ExtInfoReq(number, uin), answer => read.Take(answer), uin, cancellation).ConfigureAwait(false);
        }

        return read.Result;
    }

    /// <summary>Stores the user's own profile, all of it.</summary>
    /// <param name="profile">The profile; what the version does not carry is left out.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether the server stored every part.</returns>
    /// <exception cref="IcqException">There is no session, or no answer came.</exception>
    /// <exception cref="WireException">A text is longer than the protocol allows.</exception>
    public async Task<bool> SetAsync(IcqUserProfile profile, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var writing = new ProfileWriting(profile, options.Codepage);
        return options.Version == 2
            ? await OkAsync(writing.Basic, 0x01E0, cancellation).ConfigureAwait(false)
                && await OkAsync(writing.Extended, 0x00C8, cancellation).ConfigureAwait(false)
            : await MetaAsync(writing.MetaBasic(), cancellation).ConfigureAwait(false)
                && await MetaAsync(writing.MetaMore(), cancellation).ConfigureAwait(false)
                && await MetaAsync(writing.MetaAbout(), cancellation).ConfigureAwait(false)
                && await MetaAsync(writing.MetaWork(), cancellation).ConfigureAwait(false)
                && await MetaAsync(writing.MetaInterests(), cancellation).ConfigureAwait(false)
                && await MetaAsync(writing.MetaAffiliations(), cancellation).ConfigureAwait(false)
                && await MetaAsync(new ToServer.SetSecurity(profile.NeedsConsent ? (byte)0 : (byte)1, 0, 0), cancellation).ConfigureAwait(false);
    }

    /// <summary>Changes the user's password. It counts from the next login on, also for the client's own reconnects.</summary>
    /// <param name="password">The new password, 1 to 8 bytes of the code page.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether the server stored it.</returns>
    /// <exception cref="ArgumentException">The password is empty or longer than 8 bytes.</exception>
    /// <exception cref="IcqException">There is no session, or no answer came.</exception>
    public async Task<bool> ChangePasswordAsync(string password, CancellationToken cancellation = default)
    {
        var bytes = options.Codepage.Encode(password);
        if (bytes.Length is 0 or > IcqLimits.SignificantPassword)
        {
            throw new ArgumentException($"A password has 1 to {IcqLimits.SignificantPassword} bytes.", nameof(password));
        }

        var isChanged = options.Version == 2
            ? await OkAsync(number => new ToServer.ChangePassword(number, bytes), 0x0140, cancellation).ConfigureAwait(false)
            : await MetaAsync(new ToServer.SetPassword(bytes), cancellation).ConfigureAwait(false);
        if (isChanged)
        {
            client.RememberPassword(bytes);
        }

        return isChanged;
    }

    /// <summary>Deletes the user's account (version 5). The server ends the session then.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>False when the password is wrong or the server does not allow it.</returns>
    /// <exception cref="IcqException">The client speaks version 2, there is no session, or no answer came.</exception>
    public Task<bool> DeleteAccountAsync(string password, CancellationToken cancellation = default) => options.Version == 5
        ? MetaAsync(new ToServer.Unregister(client.Uin, options.Codepage.Encode(password, IcqLimits.SignificantPassword)), cancellation)
        : throw new IcqException("Version 2 of the protocol has no word for deleting an account.");

    /// <summary>Some servers leave out parts of which they know nothing.</summary>
    private async Task AskFullAsync(uint uin, ProfileReading read, CancellationToken cancellation)
    {
        try
        {
            await client.Need().AskAsync(_ => new ToServer.GetFull2(uin), answer => read.TakeMeta(answer), uin, cancellation).ConfigureAwait(false);
        }
        catch (IcqException late) when (late is not IcqLinkLostException && read.Result is not null)
        {
            client.Log.PartOfProfile(uin);
        }
    }

    private async Task<bool> OkAsync<T>(Func<ushort, T> ask, ushort good, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var isGood = false;
        await client.Need().AskAsync(
            ask,
            answer =>
            {
                isGood = answer.Code == good;
                return true;
            },
            0,
            cancellation).ConfigureAwait(false);
        return isGood;
    }

    private async Task<bool> MetaAsync<T>(T message, CancellationToken cancellation)
        where T : struct, IMessage<T>
    {
        var isGood = false;
        await client.Need().AskAsync(
            _ => message,
            answer =>
            {
                isGood = answer.IsMeta && answer.Body is [IcqMetaResult.Success, ..];
                return true;
            },
            0,
            cancellation).ConfigureAwait(false);
        return isGood;
    }
}
