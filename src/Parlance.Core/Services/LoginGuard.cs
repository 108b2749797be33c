using System.Net;
using Parlance.Core.Limits;

namespace Parlance.Core.Services;

/// <summary>Slows those who guess passwords or register in masses. A right password is given back, so nobody is slowed who knows it.</summary>
public sealed class LoginGuard
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private readonly Allowance<(string Handle, IPAddress Address)> perAccount;
    private readonly Allowance<IPAddress> perAddress;
    private readonly Allowance<IPAddress> registrations;
    private readonly Allowance<int> allRegistrations;
    private readonly Networks trusted;

    /// <summary>Starts with nothing counted.</summary>
    public LoginGuard(ServerLimits limits, TimeProvider time)
    {
        trusted = new Networks(limits.TrustedNetworks);
        perAccount = new(limits.LoginFailures, Minute, time);
        perAddress = new(limits.LoginFailuresPerAddress, limits.LoginBan, time);
        registrations = new(limits.RegistrationsPerAddress, TenMinutes, time);
        allRegistrations = new(limits.Registrations, TenMinutes, time, keys: 1);
    }

    /// <summary>Whether a password may be checked; counts as wrong until <see cref="Forgive"/>.</summary>
    public bool MayTry(string handle, IPAddress address)
    {
        if (trusted.Contains(address))
        {
            return true;
        }

        var from = Networks.Key(address);
        var key = (Handles.Key(handle), from);
        if (!perAccount.TryTake(key))
        {
            return false;
        }

        if (perAddress.TryTake(from))
        {
            return true;
        }

        perAccount.Return(key);
        return false;
    }

    /// <summary>The password was right, or was not checked after all.</summary>
    public void Forgive(string handle, IPAddress address)
    {
        if (!trusted.Contains(address))
        {
            var from = Networks.Key(address);
            perAccount.Return((Handles.Key(handle), from));
            perAddress.Return(from);
        }
    }

    /// <summary>Whether an account may be registered now.</summary>
    public bool MayRegister(IPAddress address)
    {
        if (trusted.Contains(address))
        {
            return true;
        }

        var from = Networks.Key(address);
        if (!registrations.TryTake(from))
        {
            return false;
        }

        if (allRegistrations.TryTake(0))
        {
            return true;
        }

        registrations.Return(from);
        return false;
    }
}
