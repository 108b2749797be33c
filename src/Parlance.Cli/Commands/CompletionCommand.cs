using System.CommandLine;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance completion SHELL</c>: prints what makes a shell complete our commands. The words come from the commands themselves, asked for at each key.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # parlance: completion for bash. Add to ~/.bashrc:  eval "$(parlance completion bash)"
        _parlance() {
          local line=${COMP_LINE:0:COMP_POINT} words
          line=${line#* }
          words=$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2> /dev/null)
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _parlance parlance

        """;

    private const string Zsh = """
        #compdef parlance
        # parlance: completion for zsh. Add to ~/.zshrc:  eval "$(parlance completion zsh)"
        _parlance() {
          local line=${BUFFER[1,CURSOR]}
          line=${line#* }
          local -a found
          found=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2> /dev/null)}")
          compadd -- ${found:#} || _files
        }
        compdef _parlance parlance

        """;

    private const string Fish = """
        # parlance: completion for fish. Save as ~/.config/fish/completions/parlance.fish
        function __parlance_complete
          set -l line (commandline -cp | string replace -r '^\S+\s?' '')
          parlance "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
        end
        complete -c parlance -a '(__parlance_complete)'

        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print the completion script of a shell.") { shell };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(parsed.GetRequiredValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
            return ExitCodes.Done;
        });
        return command;
    }
}
