using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>Logging in and registering.</summary>
public sealed partial class Accounts
{
    private readonly ConcurrentDictionary<string, Task> registering = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a password, or registers a new name where the network works that way.</summary>
    public async Task<LoginResult> LogInAsync(LoginAttempt attempt)
    {
        if (moderation.IsBanned(attempt.Address))
        {
            return new LoginResult(LoginOutcome.Banned);
        }

        while (true)
        {
            if (registering.TryGetValue(Handles.Key(attempt.Name), out var ahead))
            {
                await ahead;
            }

            var result = TryFind(attempt.Name, out var account) ? await CheckAsync(attempt, account)
                : attempt.MayRegister ? await RegisterAsync(attempt.Name, attempt.Password, attempt.Address)
                : await RefuseAsync(attempt);
            if (result.Outcome != LoginOutcome.NameTaken)
            {
                return result;
            }
        }
    }

    /// <summary>Checks the password of a known account.</summary>
    public async Task<LoginResult> CheckAsync(LoginAttempt attempt, Account account)
    {
        if (moderation.IsBanned(account))
        {
            return new LoginResult(LoginOutcome.Banned);
        }

        if (!guard.MayTry(account.Handle, attempt.Address))
        {
            return new LoginResult(LoginOutcome.Throttled);
        }

        var right = await hashing.VerifyAsync(PasswordSpellings.Of(attempt), Verifier(account, attempt));
        if (right != false)
        {
            guard.Forgive(account.Handle, attempt.Address);
        }

        return right is null ? new LoginResult(LoginOutcome.Busy)
            : right.Value ? new LoginResult(LoginOutcome.Ok, account)
            : new LoginResult(LoginOutcome.WrongPassword);
    }

    /// <summary>Registers an account and waits until it is stored.</summary>
    /// <param name="handle">Its handle; null for the new account's number.</param>
    /// <param name="password">Its password.</param>
    /// <param name="address">From where, for the limits.</param>
    public async Task<LoginResult> RegisterAsync(string? handle, string password, IPAddress address)
    {
        if (!IsRegistrationOpen)
        {
            return new LoginResult(LoginOutcome.RegistrationClosed);
        }

        if (Refusal(handle) is { } refusal)
        {
            return new LoginResult(refusal);
        }

        return guard.MayRegister(address) ? await CreateAsync(handle, password) : new LoginResult(LoginOutcome.RegistrationLimited);
    }

    /// <summary>Makes an account at an operator's word, whether registration is open or not, and waits until it is stored.</summary>
    /// <param name="handle">Its handle; null for the new account's number.</param>
    /// <param name="password">Its password.</param>
    public async Task<LoginResult> CreateAsync(string? handle, string password)
    {
        if (Refusal(handle) is { } refusal)
        {
            return new LoginResult(refusal);
        }

        var key = Handles.Key(handle ?? Guid.NewGuid().ToString());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!registering.TryAdd(key, done.Task))
        {
            return new LoginResult(LoginOutcome.NameTaken);
        }

        try
        {
            return await MakeStoredAsync(handle, password);
        }
        finally
        {
            registering.TryRemove(key, out _);
            done.SetResult();
        }
    }

    private LoginOutcome? Refusal(string? handle) =>
        handle is null ? null
        : Handles.Check(handle) != HandleFault.None ? LoginOutcome.InvalidName
        : BelongsToAnother(handle) && !TryFind(handle, out _) ? LoginOutcome.NameOfAnother
        : null;

    /// <summary>A network's own password counts there alone, and the shared one does not count there.</summary>
    private static string? Verifier(Account account, LoginAttempt attempt)
    {
        var (verifiers, kind) = (account.Record.Verifiers, attempt.Kind);
        return OwnVerifier(verifiers, attempt.Network) ?? verifiers.GetValueOrDefault(kind) ?? (kind == CredentialKind.First8 ? verifiers.GetValueOrDefault(CredentialKind.Password) : null);
    }

    private async Task<LoginResult> MakeStoredAsync(string? handle, string password)
    {
        if (await VerifiersAsync(password) is not { } verifiers)
        {
            return new LoginResult(LoginOutcome.Busy);
        }

        if (Make(handle, null, verifiers, Role.Member) is not { } account)
        {
            return new LoginResult(handle is not null && !TryFind(handle, out _) ? LoginOutcome.NameOfAnother : LoginOutcome.NameTaken);
        }

        try
        {
            await journal.CommittedAsync();
            return new LoginResult(LoginOutcome.Registered, account);
        }
        catch (StorageException)
        {
            Delete(account);
            return new LoginResult(LoginOutcome.NotStored);
        }
    }

    /// <summary>An unknown name costs as much as a known one, so that it cannot be told apart by time.</summary>
    private async Task<LoginResult> RefuseAsync(LoginAttempt attempt)
    {
        if (!guard.MayTry(attempt.Name, attempt.Address))
        {
            return new LoginResult(LoginOutcome.Throttled);
        }

        var answer = await hashing.VerifyAsync(PasswordSpellings.Of(attempt), null);
        return new LoginResult(answer is null ? LoginOutcome.Busy : LoginOutcome.UnknownAccount);
    }
}
