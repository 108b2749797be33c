namespace Parlance.Soulseek;

/// <summary>Waiting for the server with the client's patience.</summary>
internal static class Waiting
{
    extension(Task task)
    {
        /// <exception cref="SoulseekTimeoutException">It did not come in time.</exception>
        public async Task WaitForAsync(ClientCore core, CancellationToken cancellationToken)
        {
            try
            {
                await task.WaitAsync(core.Options.AnswerTimeout, core.Time, cancellationToken);
            }
            catch (TimeoutException late)
            {
                throw new SoulseekTimeoutException("The server did not answer in time.", late);
            }
        }
    }
}
