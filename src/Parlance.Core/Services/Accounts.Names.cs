using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>Which names are whose: handles, numbers, names of accounts that went up in others, and names that only look like somebody's.</summary>
public sealed partial class Accounts
{
    /// <summary>The account that a name leads to: its handle, one it had before it was linked, or its number in digits. For addressing, not for logging in.</summary>
    public bool TryResolve(string name, [NotNullWhen(true)] out Account? account) =>
        TryFind(name, out account)
        || byAlias.TryGetValue(Handles.Key(name), out account)
        || (Handles.IsNumber(name, out var uin) && TryFind(uin, out account));

    /// <summary>The account that a number leads to: its own, or one it had before it was linked. For addressing, not for logging in.</summary>
    public bool TryResolve(uint uin, [NotNullWhen(true)] out Account? account) =>
        TryFind(uin, out account) || byAlias.TryGetValue(uin.ToString(CultureInfo.InvariantCulture), out account);

    /// <summary>Whether a guest may not be called so: it is somebody's name or number, or cannot be told from one by eye.</summary>
    public bool IsSomebodys(string name) => IsNameInUse(name) || IsGivenNumber(name) || byLook.ContainsKey(Handles.Look(name));

    /// <summary>Gives an account that goes by its number a handle of its owner's choice, once and for all.</summary>
    /// <remarks>Tells nobody; <see cref="Identity.PickHandleAsync"/> does.</remarks>
    internal HandleOutcome Pick(Account account, string handle)
    {
        lock (gate)
        {
            var outcome = !account.GoesByNumber || account.MergedInto is not null ? HandleOutcome.AlreadyPicked
                : Handles.Check(handle) != HandleFault.None || handle == account.Handle ? HandleOutcome.NotAHandle
                : byHandle.ContainsKey(Handles.Key(handle)) ? HandleOutcome.Taken
                : BelongsToAnother(handle) ? HandleOutcome.LikeAnother
                : HandleOutcome.Picked;
            if (outcome == HandleOutcome.Picked)
            {
                byHandle.TryRemove(Handles.Key(account.Handle), out _);
                ForgetNames(account);
                store.Put(account.Change(r => r with { Handle = handle }));
                byHandle[Handles.Key(handle)] = account;
                NoteNames(account);
            }

            return outcome;
        }
    }

    /// <summary>One account goes up in another. Both have no sessions.</summary>
    internal void Merge(Account kept, Account gone, AccountRecord record)
    {
        lock (gate)
        {
            var before = gone.Record;
            gone.MergedInto = kept;
            foreach (var account in new[] { kept, gone })
            {
                byHandle.TryRemove(Handles.Key(account.Handle), out _);
                byUin.TryRemove(account.Uin, out _);
                ForgetNames(account);
            }

            byId.TryRemove(gone.Id, out _);
            kept.Change(_ => record);
            Index(kept);
            store.Merge(record, before);
        }
    }

    internal static string[] AliasesOf(AccountRecord record) => record.Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A name that is no handle, and that nobody else may take: it is or was an account's number or name, or looks like the handle of another.</summary>
    private bool BelongsToAnother(string handle) => IsNameInUse(handle) || IsGivenNumber(handle) || LooksLikeAnother(handle);

    private bool IsNameInUse(string name) => byHandle.ContainsKey(Handles.Key(name)) || byAlias.ContainsKey(Handles.Key(name));

    private bool IsGivenNumber(string name) => Handles.IsNumber(name, out var uin) && (byUin.ContainsKey(uin) || (uin >= OwnerUin && uin <= lastUin));

    /// <summary>Ignores case only where the eye does: capital I and small l are alike, LAN and IAN are not.</summary>
    private bool LooksLikeAnother(string handle) =>
        Handles.Look(handle) is var look && byLook.TryGetValue(look, out var other) && Handles.Look(other.Handle) == look;

    private void NoteNames(Account account)
    {
        byLook.TryAdd(Handles.Look(account.Handle), account);
        foreach (var alias in AliasesOf(account.Record))
        {
            byAlias[Handles.Key(alias)] = account;
        }
    }

    private void ForgetNames(Account account)
    {
        byLook.TryRemove(KeyValuePair.Create(Handles.Look(account.Handle), account));
        foreach (var alias in AliasesOf(account.Record))
        {
            byAlias.TryRemove(KeyValuePair.Create(Handles.Key(alias), account));
        }
    }
}

/// <summary>What came of choosing a handle.</summary>
public enum HandleOutcome
{
    /// <summary>The account goes by it now.</summary>
    Picked,

    /// <summary>The account has a handle already, and keeps it.</summary>
    AlreadyPicked,

    /// <summary>See <see cref="Handles.Check"/>.</summary>
    NotAHandle,

    /// <summary>Another account has it.</summary>
    Taken,

    /// <summary>It looks like another account's, or is another's number or earlier name.</summary>
    LikeAnother,

    /// <summary>It could not be stored; the account goes by it until the server stops.</summary>
    NotStored,
}
